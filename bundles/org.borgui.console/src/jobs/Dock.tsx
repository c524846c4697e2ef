import { Box, Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { TextLink } from '../shared/bits';
import { Icon } from '../shared/icons';
import { Shape } from '../shared/Mark';
import { CancelButton } from './CancelButton';
import { JobProgress } from './JobProgress';
import { useOpenJobs } from './useJobs';
import { jobSubject, operationName } from './words';

const SHOWN = 4;

/** Tells the page how much room the dock takes, so that nothing of it stays covered. */
function useRoom() {
  return useCallback((dock: HTMLElement | null) => {
    if (dock === null) {
      return undefined;
    }
    const root = document.documentElement.style;
    const size = new ResizeObserver(() => root.setProperty('--dock', `${dock.offsetHeight}px`));
    size.observe(dock);
    return () => {
      size.disconnect();
      root.removeProperty('--dock');
    };
  }, []);
}

/** What runs now, at the bottom right of every page; folded it is one line. */
export function Dock() {
  const { t } = useTranslation();
  const open = useOpenJobs();
  const [unfolded, setUnfolded] = useState(false);
  const here = useLocation().pathname;
  const room = useRoom();
  // A job's own page shows it better.
  const jobs = (open.data?.jobs ?? []).filter((job) => here !== `/jobs/${job.id}`);
  const first = jobs[0];
  if (first === undefined) {
    return null;
  }
  return (
    <Box
      component="aside"
      ref={room}
      aria-label={t('dock.label')}
      sx={{
        position: 'fixed',
        zIndex: 1050,
        right: { xs: 8, md: 24 },
        bottom: { xs: 68, md: 24 },
        width: { xs: 'calc(100% - 16px)', sm: 360 },
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'line',
        borderRadius: 1,
        boxShadow: '0 6px 24px rgb(0 0 0 / 0.14)',
        '@media print': { display: 'none' },
      }}
    >
      <Button
        fullWidth
        color="inherit"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
        sx={{ justifyContent: 'flex-start', gap: 1, px: 1.5, minHeight: 44 }}
      >
        <Shape meaning="running" />
        <Box
          component="span"
          sx={{ flex: 1, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {jobs.length === 1
            ? `${operationName(first.operation)}, ${jobSubject(first)}`
            : t('dock.running', { count: jobs.length })}
        </Box>
        {first.progress?.percent != null && jobs.length === 1 && <span>{Math.floor(first.progress.percent)} %</span>}
        <Icon name={unfolded ? 'expand' : 'up'} />
      </Button>
      {unfolded && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {jobs.slice(0, SHOWN).map((job) => (
            <Box component="li" key={job.id} sx={{ p: 1.5, borderTop: 1, borderColor: 'line' }}>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
                <Typography variant="body2" component="div" sx={{ minWidth: 0 }}>
                  <TextLink to={`/jobs/${job.id}`}>
                    {operationName(job.operation)}, {jobSubject(job)}
                  </TextLink>
                </Typography>
                <CancelButton job={job} />
              </Box>
              <JobProgress job={job} />
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
