import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Choice, fieldError, Text } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import type { StepProps } from './StepFields';

/** How several repositories are gone through. */
export function RunOrder({ draft, set, problem }: Omit<StepProps, 'repositories'>) {
  const { t } = useTranslation();
  return (
    <FormPart title={t('step.how')} lead={t('step.howLead')}>
      <Stack spacing={2.5} sx={{ maxWidth: 320 }}>
        <Choice
          label={t('step.runMode')}
          value={draft.parallel ? 'parallel' : 'series'}
          onChange={(mode) => set({ parallel: mode === 'parallel' })}
          options={[
            ['series', t('step.series')],
            ['parallel', t('step.parallel')],
          ]}
        />
        {draft.parallel && (
          <Text
            label={t('step.atOnce')}
            value={draft.atOnce}
            onChange={(atOnce) => set({ atOnce })}
            error={fieldError(problem, 'max_parallel_repositories')}
            type="number"
            slotProps={{ htmlInput: { min: 2, max: 16 } }}
          />
        )}
        <Choice
          label={t('step.onFailure')}
          value={draft.stop ? 'stop' : 'continue'}
          onChange={(what) => set({ stop: what === 'stop' })}
          options={[
            ['continue', t('step.goOn')],
            ['stop', t('step.stop')],
          ]}
        />
      </Stack>
    </FormPart>
  );
}
