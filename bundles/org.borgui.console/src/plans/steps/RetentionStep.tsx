import { Box, FormHelperText, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError, Text, Tick } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import { keepOf } from '../draft';
import { PERIODS } from '../retention';
import { lacks } from '../steps';
import { keepWords } from '../words';
import { CareFields } from './CareFields';
import { Simulation } from './Simulation';
import type { StepProps } from './StepFields';

export function RetentionStep({ draft, set, problem }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <FormPart title={t('step.keep')} lead={t('step.keepLead')}>
        <Stack spacing={2.5}>
          <Tick label={t('step.prune')} checked={draft.prune} onChange={(prune) => set({ prune })} />
          {draft.prune && <KeepFields draft={draft} set={set} problem={problem} />}
          <Typography variant="body2">{keepWords(keepOf(draft), draft.prune)}</Typography>
        </Stack>
      </FormPart>
      <Simulation draft={draft} />
      <CareFields draft={draft} set={set} problem={problem} />
    </>
  );
}

function KeepFields({ draft, set, problem }: Omit<StepProps, 'repositories'>) {
  const { t } = useTranslation();
  const lacking = lacks(draft).find((one) => one.step === 'retention')?.lack;
  const error = fieldError(problem, 'retention') ?? (lacking === 'keepsNothing' ? t('lack.keepsNothing') : undefined);
  return (
    <>
      <Box role="group" aria-label={t('step.keepNumbers')}>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {t('step.keepNumbers')}
        </Typography>
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, minmax(0, 140px))' }, gap: 2 }}
        >
          {PERIODS.map((period) => (
            <Text
              key={period}
              type="number"
              label={t(`period.${period}`)}
              value={draft.keep[period]}
              onChange={(count) => set({ keep: { ...draft.keep, [period]: count } })}
              error={fieldError(problem, `prune_keep_${period}`)}
              slotProps={{ htmlInput: { min: 0, max: 100_000 } }}
            />
          ))}
        </Box>
        {error && <FormHelperText error>{error}</FormHelperText>}
      </Box>
      <Text
        label={t('step.within')}
        helperText={t('step.withinHelp')}
        value={draft.within}
        onChange={(within) => set({ within })}
        error={fieldError(problem, 'prune_keep_within') ?? (lacking === 'within' ? t('lack.within') : undefined)}
        autoComplete="off"
        spellCheck={false}
        sx={{ maxWidth: 320 }}
      />
    </>
  );
}
