import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Mono } from '../shared/bits';
import type { Job } from '../shared/wire';
import { jobName, jobSubject, progressText, waitText } from './words';

/** How far an open job is; the bar shows a share only where the total is known. */
export function JobProgress({ job, file = false }: { job: Job; file?: boolean }) {
  const { t } = useTranslation();
  const progress = job.progress;
  const percent = progress?.percent ?? null;
  return (
    <Box sx={{ minWidth: 0 }}>
      {job.state !== 'queued' && (
        <LinearProgress
          aria-label={t('progress.label', { what: `${jobName(job)}, ${jobSubject(job)}` })}
          color="info"
          {...(percent === null ? {} : { variant: 'determinate' as const, value: Math.min(100, percent) })}
        />
      )}
      <Typography variant="caption" component="div" sx={{ mt: 0.75, color: 'text.secondary' }}>
        {job.state === 'queued' ? waitText(job) : progress ? progressText(progress) : t('progress.starting')}
      </Typography>
      {file && progress?.current_file && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', minHeight: '1.5em' }}>
          <Mono>{progress.current_file}</Mono>
        </Typography>
      )}
    </Box>
  );
}
