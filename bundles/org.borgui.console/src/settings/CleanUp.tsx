import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { bytes, count } from '../shared/format';
import { Failed, Loading } from '../shared/States';
import { type Removed, useCleanUp, useLogStorage } from './useHistory';

/** What logs take now, what the last clean-up has removed, and the way to do it now. */
export function CleanUp() {
  const { t } = useTranslation();
  const storage = useLogStorage();
  const clean = useCleanUp();
  if (storage.error) return <Failed problem={storage.error} retry={() => void storage.refetch()} />;
  if (!storage.data) return <Loading rows={2} />;
  const { file_count: files, total_size_bytes: size, usage_percent: percent, oldest_log_date: oldest } = storage.data;
  const last = clean.data ?? storage.data.last_cleanup;
  return (
    <>
      <Typography variant="body2">
        {files === 0
          ? t('history.noLogs')
          : t('history.take', { count: files, files: count(files), size: bytes(size), percent })}
      </Typography>
      {oldest && (
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          {t('history.oldest')} <When at={oldest} />
        </Typography>
      )}
      <Box role="status" sx={{ mt: 1.5 }}>
        {last && <LastTime removed={last} />}
      </Box>
      {clean.error && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={clean.error} />
        </Box>
      )}
      <Button variant="outlined" disabled={clean.isPending} onClick={() => clean.mutate()} sx={{ mt: 2 }}>
        {t('history.action')}
      </Button>
    </>
  );
}

function LastTime({ removed }: { removed: Removed }) {
  const { t } = useTranslation();
  const { job_rows_deleted: jobs, run_rows_deleted: runs, logs_deleted: logs, logs_skipped: skipped } = removed;
  const parts = [
    jobs > 0 && t('history.jobsRemoved', { count: jobs, shown: count(jobs) }),
    runs > 0 && t('history.runsRemoved', { count: runs, shown: count(runs) }),
    logs > 0 && t('history.logsRemoved', { count: logs, shown: count(logs), size: bytes(removed.log_bytes_deleted) }),
  ].filter(Boolean);
  return (
    <>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {t('history.last')} <When at={removed.cleaned_at} />:{' '}
        {parts.length > 0 ? parts.join(', ') : t('history.nothing')}
      </Typography>
      {skipped > 0 && (
        <Typography variant="body2">{t('history.skipped', { count: skipped, shown: count(skipped) })}</Typography>
      )}
    </>
  );
}
