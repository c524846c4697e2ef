import { Box, Button, Skeleton, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { type ReactNode, useEffect } from 'react';
import { Shape, type Meaning } from './Mark';
import { Problem } from './problem';

/** The page's skeleton while its data is on the way. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-label={t('common.loading')} sx={{ p: 2 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={32} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
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
        <Button size="small" variant="outlined" onClick={retry} sx={{ mt: 1 }}>
          {t('common.retry')}
        </Button>
      )}
    </Note>
  );
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
