import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A line of a list: what it is on one side, what is to be said of it on the other; one below the other where it is narrow. */
export function Line({ children }: { children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
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
