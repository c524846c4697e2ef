import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError, Text, Tick } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import type { StepProps } from './StepFields';

/** What a watcher looks after: a good archive, every so many days, by a time. */
export function PromiseFields({ draft, set, problem }: StepProps) {
  const { t } = useTranslation();
  return (
    <FormPart title={t('promise.title')} lead={t('promise.lead')}>
      <Stack spacing={2.5}>
        <Tick
          label={t('promise.watched')}
          help={t('promise.watchedHelp')}
          checked={draft.promised}
          onChange={(promised) => set({ promised })}
        />
        {draft.promised && (
          <Stack direction="row" spacing={2} sx={{ maxWidth: 400 }}>
            <Text
              type="number"
              label={t('promise.days')}
              value={draft.promiseDays}
              onChange={(promiseDays) => set({ promiseDays })}
              error={fieldError(problem, 'promise')}
              slotProps={{ htmlInput: { min: 1, max: 366 } }}
            />
            <Text
              type="time"
              label={t('promise.by')}
              value={draft.promiseBy}
              onChange={(promiseBy) => set({ promiseBy })}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          </Stack>
        )}
      </Stack>
    </FormPart>
  );
}
