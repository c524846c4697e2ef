import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError, Text, Tick } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import { followed } from '../promise';
import { PromiseFields } from './PromiseFields';
import { RhythmFields } from './RhythmFields';
import type { StepProps } from './StepFields';
import { TheNextRuns } from './TheNextRuns';
import { ZoneField } from './ZoneField';

export function ScheduleStep(props: StepProps) {
  const { draft, set } = props;
  return (
    <>
      <When
        {...props}
        set={(part) => set(part.cron === undefined ? part : { ...part, ...followed(draft, part.cron) })}
      />
      <PromiseFields {...props} />
    </>
  );
}

function When(props: StepProps) {
  const { t } = useTranslation();
  const { draft, set } = props;
  return (
    <FormPart title={t('step.when')} lead={t('step.whenLead')}>
      <Stack spacing={2.5}>
        <Tick label={t('step.scheduled')} checked={draft.scheduled} onChange={(scheduled) => set({ scheduled })} />
        {draft.scheduled && (
          <>
            <FormControl>
              <FormLabel id="schedule-mode">{t('step.mode')}</FormLabel>
              <RadioGroup
                aria-labelledby="schedule-mode"
                value={draft.mode}
                onChange={(_, mode) => set({ mode: mode === 'cron' ? 'cron' : 'availability' })}
              >
                <FormControlLabel value="cron" control={<Radio size="small" />} label={t('step.atTimes')} />
                <FormControlLabel
                  value="availability"
                  control={<Radio size="small" />}
                  label={t('step.whenAvailable')}
                />
              </RadioGroup>
            </FormControl>
            {draft.mode === 'cron' ? <Timed {...props} /> : <Available {...props} />}
          </>
        )}
      </Stack>
    </FormPart>
  );
}

function Timed({ draft, set, problem }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <RhythmFields draft={draft} set={set} error={fieldError(problem, 'cron_expression')} />
      <ZoneField value={draft.zone} onChange={(zone) => set({ zone })} error={fieldError(problem, 'timezone')} />
      <TheNextRuns cron={draft.cron} zone={draft.zone} />
      <Text
        type="number"
        label={t('step.spread')}
        value={draft.spread}
        onChange={(spread) => set({ spread })}
        helperText={t('step.spreadHelp')}
        error={fieldError(problem, 'spread_minutes')}
        slotProps={{ htmlInput: { min: 0, max: 720 } }}
        sx={{ maxWidth: 320 }}
      />
      <Tick
        label={t('step.catchUp')}
        help={t('step.catchUpHelp')}
        checked={draft.catchUp}
        onChange={(catchUp) => set({ catchUp })}
      />
    </>
  );
}

function Available({ draft, set, problem }: StepProps) {
  const { t } = useTranslation();
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 320 }}>
      <Text
        type="number"
        label={t('step.checkEvery')}
        value={draft.checkEvery}
        onChange={(checkEvery) => set({ checkEvery })}
        error={fieldError(problem, 'availability_check_interval_minutes')}
        slotProps={{ htmlInput: { min: 1 } }}
      />
      <Text
        type="number"
        label={t('step.minBetween')}
        value={draft.minBetween}
        onChange={(minBetween) => set({ minBetween })}
        error={fieldError(problem, 'min_success_interval_minutes')}
        slotProps={{ htmlInput: { min: 0 } }}
      />
    </Stack>
  );
}
