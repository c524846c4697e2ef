import { Box } from '@mui/material';
import type { ReactNode } from 'react';

const SIDES = { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between' };

const grid = (columns: string) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: columns }, rowGap: 0.5 });

/**
 * A line of a list: what it is on one side, what is to be said of it on the other, or in columns that all lines have; one
 * below the other where it is narrow.
 */
export function Line({ columns, children }: { columns?: string; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        ...(columns ? grid(columns) : SIDES),
        columnGap: 2,
        px: 2,
        py: 1.5,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      {children}
    </Box>
  );
}
