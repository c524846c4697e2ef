import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A list without marks; its lines say where they end. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
}
