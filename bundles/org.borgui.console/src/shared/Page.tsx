import { Box, Link, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';

type PageProps = {
  title: string;
  /** Where this page lies: the places above it. */
  above?: { to: string; name: string }[];
  lead?: ReactNode;
  actions?: ReactNode;
  /** Narrow pages are for reading and forms. */
  narrow?: boolean;
  children: ReactNode;
};

/** A page: its title also names the browser's tab. */
export function Page({ title, above = [], lead, actions, narrow = false, children }: PageProps) {
  return (
    <Box sx={{ maxWidth: narrow ? 720 : 1200, mx: 'auto', width: '100%' }}>
      <title>{`${title} · Borg UI`}</title>
      {above.length > 0 && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            mb: 1,
            typography: 'caption',
            '@media print': { display: 'none' },
          }}
        >
          {above.map((place) => (
            <Box component="span" key={place.to} sx={{ display: 'inline-flex', gap: 1, color: 'text.secondary' }}>
              <Link component={RouterLink} to={place.to}>
                {place.name}
              </Link>
              {place !== above.at(-1) && <span aria-hidden>/</span>}
            </Box>
          ))}
        </Box>
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2,
          alignItems: 'flex-start',
          justifyContent: 'space-between',
          mb: 3,
        }}
      >
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography variant="h1" sx={{ minWidth: 0 }}>
            {title}
          </Typography>
          {lead && (
            <Typography component="div" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {lead}
            </Typography>
          )}
        </Box>
        {actions && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '@media print': { display: 'none' } }}>{actions}</Box>
        )}
      </Box>
      {children}
    </Box>
  );
}

/** A part of a page with its own heading. */
export function Section({ title, actions, children, plain = false }: SectionProps) {
  return (
    <Box component="section" aria-label={title} sx={{ mb: 4 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          justifyContent: 'space-between',
          columnGap: 2,
          rowGap: 1,
          mb: 1.5,
        }}
      >
        <Typography variant="h2">{title}</Typography>
        {actions}
      </Box>
      {plain ? children : <Panel>{children}</Panel>}
    </Box>
  );
}

type SectionProps = { title: string; actions?: ReactNode; children: ReactNode; plain?: boolean };

/** A bordered area on the page's ground. */
export function Panel({ children, padded = false }: { children: ReactNode; padded?: boolean }) {
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'line',
        borderRadius: 1,
        overflow: 'hidden',
        p: padded ? { xs: 2, sm: 3 } : 0,
      }}
    >
      {children}
    </Box>
  );
}
