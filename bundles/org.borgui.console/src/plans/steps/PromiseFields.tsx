import { Box, FormHelperText, Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError, Text, Tick } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import { isDays, isTime, MOST_DAYS } from '../promise';
import type { StepProps } from './StepFields';

/** What a watcher looks after: a good archive, every so many days, by a time. */
export function PromiseFields({ draft, set, problem }: StepProps) {
  const { t } = useTranslation();
  const refused = fieldError(problem, 'promise');
  const ofDays = isDays(draft.promiseDays) ? undefined : refused;
  const ofTime = isTime(draft.promiseBy) ? undefined : refused;
  return (
    <FormPart title={t('promise.title')} lead={t('promise.lead')}>
      <Stack spacing={2.5}>
        <Tick
          label={t('promise.watched')}
          help={t(draft.promised === 'untold' ? 'promise.untold' : 'promise.watchedHelp')}
          checked={draft.promised === true}
          onChange={(promised) => set({ promised })}
        />
        {draft.promised === true && (
          <Box>
            <Stack direction="row" spacing={2} sx={{ maxWidth: 400 }}>
              <Text
                type="number"
                label={t('promise.days')}
                value={draft.promiseDays}
                onChange={(promiseDays) => set({ promiseDays })}
                error={ofDays}
                slotProps={{ htmlInput: { min: 1, max: MOST_DAYS } }}
              />
              <Text
                type="time"
                label={t('promise.by')}
                value={draft.promiseBy}
                onChange={(promiseBy) => set({ promiseBy })}
                error={ofTime}
                slotProps={{ inputLabel: { shrink: true } }}
              />
            </Stack>
            {refused && !ofDays && !ofTime && <FormHelperText error>{refused}</FormHelperText>}
          </Box>
        )}
      </Stack>
    </FormPart>
  );
}
