import { Box, Button, Skeleton, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { MONOSPACE } from '../app/theme';
import { Shape, type Meaning } from './Mark';
import { Problem, Unproved } from './problem';

/** The rows of a list while its data is on the way. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-label={t('common.loading')} sx={{ p: 2 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} sx={{ display: 'flex', gap: 3, alignItems: 'center', height: 40 }}>
          <Skeleton variant="rounded" height={14} width={`${46 - ((row * 17) % 24)}%`} />
          <Box sx={{ flex: 1 }} />
          <Skeleton variant="rounded" height={14} width={72} />
        </Box>
      ))}
    </Box>
  );
}

/** A whole page while it is on the way: where its title, lead and first part will be. */
export function PageLoading({ narrow = false }: { narrow?: boolean }) {
  return (
    <Box sx={{ maxWidth: narrow ? 720 : 1200, mx: 'auto' }}>
      <Skeleton variant="rounded" height={28} width="min(320px, 70%)" sx={{ mb: 1.5 }} />
      <Skeleton variant="rounded" height={14} width="min(440px, 90%)" sx={{ mb: 4 }} />
      <Box sx={{ border: 1, borderColor: 'line', borderRadius: 1, bgcolor: 'background.paper' }}>
        <Loading rows={6} />
      </Box>
    </Box>
  );
}

/** A page that could not be fetched, in the place where it would be. */
export function PageFailed({ problem, retry }: { problem: Error; retry: () => void }) {
  return (
    <Box sx={{ maxWidth: 1200, mx: 'auto' }}>
      <Failed problem={problem} retry={retry} />
    </Box>
  );
}

/** What is wrong, what to do about it, and a way to try again. */
export function Failed({ problem, retry }: { problem: Error; retry?: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    // Where a form has a field with this very problem, that is where a person goes on.
    const field = [...document.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].find((one) =>
      describes(one, problem.message),
    );
    field?.focus();
  }, [problem]);
  if (problem instanceof Unproved && !retry) {
    return null;
  }
  const suggestion = problem instanceof Problem ? problem.suggestion : null;
  return (
    <Note meaning="failed" alert>
      <Typography variant="body2">{problem.message}</Typography>
      {suggestion && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {suggestion}
        </Typography>
      )}
      {retry && (
        <Box sx={{ mt: 1.5 }}>
          {isGone(problem) ? (
            <Button size="small" variant="outlined" component={Link} to="/">
              {t('notFound.action')}
            </Button>
          ) : (
            <Button size="small" variant="outlined" onClick={retry}>
              {t('common.retry')}
            </Button>
          )}
        </Box>
      )}
    </Note>
  );
}

/** Asking again would not help. */
function isGone(problem: Error): boolean {
  return problem instanceof Problem && !(problem instanceof Unproved) && [403, 404].includes(problem.status);
}

function describes(field: HTMLElement, message: string): boolean {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.some((id) => document.getElementById(id)?.textContent === message);
}

/** A remark with a meaning: its shape and a coloured edge. */
export function Note({ meaning, children, alert = false }: { meaning: Meaning; children: ReactNode; alert?: boolean }) {
  return (
    <Box
      role={alert ? 'alert' : undefined}
      sx={{
        display: 'flex',
        gap: 1.5,
        p: 2,
        border: 1,
        borderColor: 'line',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ pt: 0.25 }}>
        <Shape meaning={meaning} />
      </Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>{children}</Box>
    </Box>
  );
}

/** What a place is for, and the first step in it. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <Box sx={{ p: { xs: 3, sm: 5 }, maxWidth: 560 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Typography component="div" sx={{ color: 'text.secondary', mb: action ? 2 : 0 }}>
        {children}
      </Typography>
      {action}
    </Box>
  );
}

/** The program's own words, folded away until somebody wants them. */
export function Evidence({ children }: { children: string }) {
  const { t } = useTranslation();
  return (
    <Box component="details" sx={{ mt: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', typography: 'body2', color: 'text.secondary' }}>
        {t('job.evidence')}
      </Box>
      <Box
        component="pre"
        sx={{
          m: 0,
          mt: 1,
          p: 1.5,
          bgcolor: 'sunken',
          borderRadius: 0.5,
          fontFamily: MONOSPACE,
          fontSize: '0.8125rem',
          whiteSpace: 'pre-wrap',
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
