import { Box, Typography } from '@mui/material';

export function Brand({ small = false }: { small?: boolean }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
      <Box
        component="svg"
        viewBox="0 0 32 32"
        aria-hidden
        sx={{ width: 26, height: 26, flex: 'none', color: 'primary.main' }}
      >
        <rect width="32" height="32" rx="7" fill="currentColor" />
        <Box
          component="path"
          d="M8 10.5h16M8 16h16M8 21.5h9"
          sx={{ stroke: 'var(--mui-palette-primary-contrastText)', strokeWidth: 2.6, strokeLinecap: 'round' }}
        />
        <Box component="circle" cx="22.5" cy="21.5" r="2.2" sx={{ fill: 'var(--mui-palette-primary-contrastText)' }} />
      </Box>
      {!small && <Typography sx={{ fontWeight: 600, letterSpacing: '-0.01em' }}>Borg UI</Typography>}
    </Box>
  );
}
