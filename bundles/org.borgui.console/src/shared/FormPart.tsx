import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of a form: its name and why at the left, its fields at the right. */
export function FormPart({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '240px minmax(0, 1fr)' },
        gap: { xs: 2, md: 5 },
        py: 3,
        borderTop: 1,
        borderColor: 'line',
      }}
    >
      <Box>
        <Typography variant="h2">{title}</Typography>
        {lead && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {lead}
          </Typography>
        )}
      </Box>
      <Box sx={{ minWidth: 0, maxWidth: 640 }}>{children}</Box>
    </Box>
  );
}
