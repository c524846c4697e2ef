import { Box, Button, type ButtonProps, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, type To } from 'react-router';
import { MONOSPACE } from '../app/theme';
import { ago, exact } from './format';

/** A button that leads somewhere; it stays a link for keyboard, middle click and screen readers. */
export function LinkButton({ to, ...rest }: ButtonProps & { to: To }) {
  return <Button component={RouterLink} to={to} {...rest} />;
}

/** A link to a place; within a sentence it is underlined, so that it is not told by its colour alone. */
export function TextLink({ to, children, within = false }: { to: To; children: ReactNode; within?: boolean }) {
  return (
    <Link component={RouterLink} to={to} underline={within ? 'always' : 'hover'}>
      {children}
    </Link>
  );
}

/** The present moment, the same for the whole page, renewed as often as the shortest wording needs it. */
export function useNow(everySeconds = 10): Date {
  const now = useQuery({
    queryKey: ['now', everySeconds],
    queryFn: () => Date.now(),
    refetchInterval: everySeconds * 1000,
    initialData: Date.now,
    networkMode: 'always',
  });
  return new Date(now.data);
}

/** A time as people say it, with the exact one on hover. */
export function When({ at }: { at: string | null }) {
  return <WhenSeen at={at} now={useNow()} />;
}

/** The same for long lists, which look at the clock once for all their rows. */
export function WhenSeen({ at, now }: { at: string | null; now: Date }) {
  const { t } = useTranslation();
  if (at === null || at === '') {
    return <span>{t('common.never')}</span>;
  }
  const then = new Date(at);
  return (
    <time dateTime={at} title={exact(then)}>
      {ago(then, now)}
    </time>
  );
}

/** A time exactly and as people say it, for facts; the same for all times that stand beside each other. */
export function Moment({ at }: { at: string }) {
  const now = useNow();
  const then = new Date(at);
  return (
    <time dateTime={at}>
      {exact(then)}{' '}
      <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        ({ago(then, now)})
      </Box>
    </time>
  );
}

export function Mono({ children }: { children: ReactNode }) {
  return (
    <Box component="span" sx={{ fontFamily: MONOSPACE, fontSize: '0.92em', overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  );
}

/** A name and its value. */
export type Fact = [string, ReactNode];

/** Names and values, one pair a line. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(120px, max-content) 1fr' },
        columnGap: 3,
        rowGap: { xs: 0, sm: 1 },
      }}
    >
      {facts.map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary', mt: { xs: 1, sm: 0 } }}>
            {name}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** One number with its name, for the head of a page. */
export function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ flex: '1 1 120px', p: 2, minWidth: 0 }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography component="div" sx={{ fontSize: '1.125rem', fontWeight: 600, mt: 0.25 }}>
        {children}
      </Typography>
    </Box>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
        gap: '1px',
        bgcolor: 'line',
        border: 1,
        borderColor: 'line',
        borderRadius: 1,
        overflow: 'hidden',
        mb: 4,
        '& > *': { bgcolor: 'background.paper' },
      }}
    >
      {children}
    </Box>
  );
}
