import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Brand } from '../app/Brand';

/** The quiet page around signing in. */
export function Threshold({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: { xs: 'start center', sm: 'center' },
        p: { xs: 2, sm: 4 },
      }}
    >
      <title>{`${title} · Borg UI`}</title>
      <Box sx={{ width: '100%', maxWidth: 400 }}>
        <Box sx={{ mb: 3 }}>
          <Brand />
        </Box>
        <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'line', borderRadius: 1, p: { xs: 2, sm: 4 } }}>
          <Typography variant="h1" sx={{ mb: lead ? 1 : 3 }}>
            {title}
          </Typography>
          {lead && (
            <Typography variant="body2" sx={{ color: 'text.secondary', mb: 3 }}>
              {lead}
            </Typography>
          )}
          {children}
        </Box>
      </Box>
    </Box>
  );
}
