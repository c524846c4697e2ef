import { Box, SvgIcon, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { JobState } from './wire';

export type Meaning = 'good' | 'running' | 'attention' | 'failed' | 'none';

const COLOURS: Record<Meaning, string> = {
  good: 'success.main',
  running: 'info.main',
  attention: 'warning.main',
  failed: 'error.main',
  none: 'text.secondary',
};

const MEANINGS: Record<JobState, Meaning> = {
  queued: 'none',
  running: 'running',
  succeeded: 'good',
  warned: 'attention',
  failed: 'failed',
  cancelled: 'none',
  skipped: 'none',
  lost: 'failed',
};

/** The shape of a meaning; it never stands without a word beside it. */
export function Shape({ meaning, size = 16 }: { meaning: Meaning; size?: number }) {
  return (
    <SvgIcon aria-hidden viewBox="0 0 16 16" sx={{ color: COLOURS[meaning], fontSize: size, flex: 'none' }}>
      {meaning === 'good' && (
        <path fillRule="evenodd" d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3.1 4L7 9.3 4.9 7.2 3.8 8.3 7 11.5l5.2-5.4z" />
      )}
      {meaning === 'running' && <path fillRule="evenodd" d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM6.2 4.8v6.4L11.3 8z" />}
      {meaning === 'attention' && (
        <path fillRule="evenodd" d="M8 1 15.5 14.5H.5zM7.2 6v4.3h1.6V6zm0 5.3v1.6h1.6v-1.6z" />
      )}
      {meaning === 'failed' && (
        <path
          fillRule="evenodd"
          d="M5 1h6l4 4v6l-4 4H5l-4-4V5zm.9 3.7L4.7 5.9 6.8 8l-2.1 2.1 1.2 1.2L8 9.2l2.1 2.1 1.2-1.2L9.2 8l2.1-2.1-1.2-1.2L8 6.8z"
        />
      )}
      {meaning === 'none' && (
        <path
          fillRule="evenodd"
          d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8z"
        />
      )}
    </SvgIcon>
  );
}

/** Shape, word and colour together. */
export function Mark({ meaning, children }: { meaning: Meaning; children: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Shape meaning={meaning} />
      <Typography component="span" variant="body2" sx={{ color: COLOURS[meaning], fontWeight: 550 }}>
        {children}
      </Typography>
    </Box>
  );
}

export function StateMark({ state }: { state: JobState }) {
  const { t } = useTranslation();
  return <Mark meaning={MEANINGS[state] ?? 'none'}>{t(`state.${state}`)}</Mark>;
}

export function meaningOf(state: JobState): Meaning {
  return MEANINGS[state] ?? 'none';
}
