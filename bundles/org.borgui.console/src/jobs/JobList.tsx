import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink, useNow, When } from '../shared/bits';
import { duration } from '../shared/format';
import { StateMark } from '../shared/Mark';
import { place, useRows } from '../shared/rows';
import type { Job } from '../shared/wire';
import { CancelButton } from './CancelButton';
import { JobProgress } from './JobProgress';
import { OperationIcon } from './OperationIcon';
import { isOpen, jobName, jobSeconds, jobSubject, namesArchive, reason } from './words';

type ListProps = {
  jobs: Job[];
  label: string;
  /** Whether each job names its repository. */
  subject?: boolean;
  onNearEnd?: (() => void) | undefined;
};

/** Jobs below each other, each with its reason where it did not end well. */
export function JobList({ jobs, label, subject = true, onNearEnd }: ListProps) {
  const rows = useRows({ count: jobs.length, height: 63, onNearEnd });
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }} {...rows.list}>
      {rows.render(
        (index) => {
          const job = jobs[index];
          return (
            job && <JobRow job={job} subject={subject} row={{ ...rows.row(index), ...place(index, jobs.length) }} />
          );
        },
        (key, height) => (
          <li key={key} aria-hidden style={{ height }} />
        ),
      )}
    </Box>
  );
}

type RowProps = { job: Job; subject: boolean; row: object };

function JobRow({ job, subject, row }: RowProps) {
  const { t } = useTranslation();
  const now = useNow();
  const seconds = jobSeconds(job, now);
  const open = isOpen(job);
  const why = reason(job);
  return (
    <Box
      component="li"
      {...row}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr auto', sm: '132px minmax(0, 1fr) auto' },
        columnGap: 2,
        rowGap: 0.5,
        px: 2,
        py: 1.5,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ gridColumn: { xs: 1, sm: 1 } }}>
        <StateMark state={job.state} />
      </Box>
      <Box sx={{ gridColumn: { xs: '1 / -1', sm: 2 }, gridRow: { xs: 2, sm: 1 }, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <TextLink to={`/jobs/${job.id}`}>
            <OperationIcon operation={job.operation} />
            {jobName(job)}
            {subject && `, ${jobSubject(job)}`}
          </TextLink>
          {namesArchive(job) && (
            <Typography variant="body2" sx={{ color: 'text.secondary', minWidth: 0 }}>
              {job.archive}
            </Typography>
          )}
        </Box>
        {why && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {why}
          </Typography>
        )}
        {open && (
          <Box sx={{ mt: 1 }}>
            <JobProgress job={job} />
          </Box>
        )}
      </Box>
      <Box sx={{ gridColumn: { xs: 2, sm: 3 }, gridRow: 1, textAlign: 'right' }}>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          <When at={job.started_at ?? job.created_at} />
        </Typography>
        {open ? (
          <CancelButton job={job} />
        ) : (
          seconds !== null && (
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {t('job.took', { time: duration(seconds) })}
            </Typography>
          )
        )}
      </Box>
    </Box>
  );
}
