import { Box } from '@mui/material';
import { visuallyHidden } from './hidden';

/** A sentence that screen readers say when it changes. */
export function Announcement({ children }: { children: string }) {
  return (
    <Box role="status" aria-live="polite" sx={visuallyHidden}>
      {children}
    </Box>
  );
}
