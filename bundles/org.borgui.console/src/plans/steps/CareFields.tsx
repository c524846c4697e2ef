import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError, Text, Tick } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import type { StepProps } from './StepFields';

/** What is done for a repository after its backup. */
export function CareFields({ draft, set, problem }: Omit<StepProps, 'repositories'>) {
  const { t } = useTranslation();
  return (
    <FormPart title={t('step.care')} lead={t('step.careLead')}>
      <Stack spacing={2}>
        <Tick
          label={t('step.compact')}
          help={t('step.compactHelp')}
          checked={draft.compact}
          onChange={(compact) => set({ compact })}
        />
        <Tick
          label={t('step.check')}
          help={t('step.checkHelp')}
          checked={draft.check}
          onChange={(check) => set({ check })}
        />
        {draft.check && (
          <Text
            type="number"
            label={t('step.checkMinutes')}
            helperText={t('step.checkMinutesHelp')}
            value={draft.checkMinutes}
            onChange={(checkMinutes) => set({ checkMinutes })}
            error={fieldError(problem, 'check_max_duration')}
            slotProps={{ htmlInput: { min: 0 } }}
            sx={{ maxWidth: 320 }}
          />
        )}
      </Stack>
    </FormPart>
  );
}
