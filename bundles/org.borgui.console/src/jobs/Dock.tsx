import { Box, Button, LinearProgress } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useJustEnded } from '../events/LiveUpdates';
import { Icon } from '../shared/icons';
import { List } from '../shared/List';
import { Shape } from '../shared/Mark';
import type { Job } from '../shared/wire';
import { EndedRow, OpenRow } from './DockRow';
import { useOpenJobs } from './useJobs';
import { isOpen, jobName, jobSubject } from './words';

const SHOWN = 4;
const GOOD_NEWS_MILLIS = 15_000;
const UNFOLDED = 'dock';

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

/** Whether the dock is open; this browser remembers it. */
function useUnfolded(): [boolean, (unfolded: boolean) => void] {
  const [unfolded, setUnfolded] = useState(() => localStorage.getItem(UNFOLDED) === 'open');
  const change = (next: boolean) => {
    localStorage.setItem(UNFOLDED, next ? 'open' : 'folded');
    setUnfolded(next);
  };
  return [unfolded, change];
}

/** The jobs that ended and were not looked at; what ended well goes by itself. */
function useEndedJobs(here: string) {
  const { jobs, dismiss } = useJustEnded();
  useEffect(() => {
    const timers = jobs
      .filter((job) => job.state === 'succeeded')
      .map((job) => setTimeout(() => dismiss(job.id), GOOD_NEWS_MILLIS));
    return () => timers.forEach(clearTimeout);
  }, [jobs, dismiss]);
  useEffect(() => {
    const seen = jobs.find((job) => here === `/jobs/${job.id}`);
    if (seen) {
      dismiss(seen.id);
    }
  }, [jobs, dismiss, here]);
  return { jobs, dismiss };
}

/** What runs now and what just ended, at the bottom right of every page; folded it is one line. */
export function Dock() {
  const { t } = useTranslation();
  const open = useOpenJobs();
  const [unfolded, setUnfolded] = useUnfolded();
  const here = useLocation().pathname;
  const ended = useEndedJobs(here);
  const room = useRoom();
  // A job's own page shows it better.
  const jobs = (open.data?.jobs ?? []).filter((job) => isOpen(job) && here !== `/jobs/${job.id}`);
  if (jobs.length === 0 && ended.jobs.length === 0) {
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
        width: { xs: 'calc(100% - 16px)', sm: 380 },
        maxHeight: '70vh',
        overflow: 'auto',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'line',
        borderRadius: 1,
        boxShadow: '0 6px 24px rgb(0 0 0 / 0.14)',
        '@media print': { display: 'none' },
      }}
    >
      {ended.jobs.map((job) => (
        <EndedRow key={job.id} job={job} onDismiss={() => ended.dismiss(job.id)} />
      ))}
      {jobs[0] && <Line jobs={jobs} first={jobs[0]} unfolded={unfolded} onFold={() => setUnfolded(!unfolded)} />}
      {unfolded && jobs.length > 0 && (
        <List label={t('overview.running')}>
          {jobs.slice(0, SHOWN).map((job) => (
            <OpenRow key={job.id} job={job} />
          ))}
        </List>
      )}
    </Box>
  );
}

type LineProps = { jobs: Job[]; first: Job; unfolded: boolean; onFold: () => void };

/** The one line that stays: what runs, how far it is. */
function Line({ jobs, first, unfolded, onFold }: LineProps) {
  const { t } = useTranslation();
  const percent = jobs.length === 1 ? (first.progress?.percent ?? null) : null;
  const what = `${jobName(first)}, ${jobSubject(first)}`;
  return (
    <>
      <Button
        fullWidth
        color="inherit"
        aria-expanded={unfolded}
        onClick={onFold}
        sx={{ justifyContent: 'flex-start', gap: 1, px: 1.5, minHeight: 44, borderRadius: 0 }}
      >
        <Shape meaning="running" />
        <Box
          component="span"
          sx={{ flex: 1, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {jobs.length === 1 ? what : t('dock.running', { count: jobs.length })}
        </Box>
        {percent !== null && <span>{Math.floor(percent)} %</span>}
        <Icon name={unfolded ? 'expand' : 'up'} />
      </Button>
      {!unfolded && first.state === 'running' && (
        <LinearProgress
          aria-label={t('progress.label', { what })}
          color="info"
          sx={{ height: 3, borderRadius: 0 }}
          {...(percent === null ? {} : { variant: 'determinate' as const, value: Math.min(100, percent) })}
        />
      )}
    </>
  );
}
