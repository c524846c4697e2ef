import { Box, IconButton, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { Icon } from '../shared/icons';
import { StateMark } from '../shared/Mark';
import type { Job } from '../shared/wire';
import { CancelButton } from './CancelButton';
import { JobProgress } from './JobProgress';
import { jobName, jobSubject, reason } from './words';

/** A job that runs: how far it is, and the way to it and to its end. */
export function OpenRow({ job }: { job: Job }) {
  return (
    <Box component="li" sx={{ p: 1.5, borderTop: 1, borderColor: 'line' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="body2" component="div" sx={{ minWidth: 0 }}>
          <TextLink to={`/jobs/${job.id}`}>
            {jobName(job)}, {jobSubject(job)}
          </TextLink>
        </Typography>
        <CancelButton job={job} />
      </Box>
      <JobProgress job={job} />
    </Box>
  );
}

/** A job that ended a moment ago; what did not end well stays until it is looked at or put away. */
export function EndedRow({ job, onDismiss }: { job: Job; onDismiss: () => void }) {
  const { t } = useTranslation();
  const what = `${jobName(job)}, ${jobSubject(job)}`;
  const why = reason(job);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1,
        p: 1.5,
        borderBottom: 1,
        borderColor: 'line',
        mb: '-1px',
      }}
    >
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <StateMark state={job.state} />
          <Typography variant="body2" component="div" sx={{ minWidth: 0 }}>
            <TextLink to={`/jobs/${job.id}`}>{what}</TextLink>
          </Typography>
        </Box>
        {why && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mt: 0.25 }}>
            {why}
          </Typography>
        )}
      </Box>
      <IconButton size="small" aria-label={t('dock.dismiss', { what })} onClick={onDismiss} sx={{ mt: -0.5, mr: -0.5 }}>
        <Icon name="close" />
      </IconButton>
    </Box>
  );
}
