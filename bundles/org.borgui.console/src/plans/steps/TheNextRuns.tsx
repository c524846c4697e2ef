import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../shared/Page';
import { Failed } from '../../shared/States';
import { TimeList } from '../NextRuns';
import { useCron } from '../usePlans';
import { cronWords, ownZone } from '../words';

const SHOWN = 5;

/** A schedule in words, and the next five times, as the server reckons them. */
export function TheNextRuns({ cron, zone }: { cron: string; zone: string }) {
  const { t } = useTranslation();
  const judged = useCron(cron, zone);
  if (judged.error) {
    return <Failed problem={judged.error} retry={() => void judged.refetch()} />;
  }
  if (cron.trim() === '' || !judged.data) {
    return null;
  }
  const { success, next_runs, error } = judged.data;
  return (
    <Panel>
      <Box role="status" sx={{ py: 1.5 }}>
        {success ? (
          <>
            <Typography variant="body2" sx={{ px: 2, fontWeight: 600 }}>
              {cronWords(cron)}
            </Typography>
            <Typography variant="caption" component="div" sx={{ px: 2, color: 'text.secondary' }}>
              {t('step.nextRuns')}
              {zone !== ownZone() && `. ${t('step.nextRunsHere', { zone: ownZone() })}`}
            </Typography>
            <TimeList times={next_runs.slice(0, SHOWN)} label={t('step.nextRuns')} />
          </>
        ) : (
          <Typography variant="body2" sx={{ px: 2, color: 'error.main' }}>
            {error}
          </Typography>
        )}
      </Box>
    </Panel>
  );
}
