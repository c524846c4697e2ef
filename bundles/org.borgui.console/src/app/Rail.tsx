import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Icon, type IconName } from '../shared/icons';
import { Brand } from './Brand';

export const RAIL_WIDTH = 216;

export const PLACES = [
  { to: '/', key: 'overview', icon: 'overview' },
  { to: '/plans', key: 'plans', icon: 'plans' },
  { to: '/archives', key: 'archives', icon: 'archives' },
  { to: '/repositories', key: 'repositories', icon: 'repositories' },
  { to: '/activity', key: 'activity', icon: 'activity' },
  { to: '/settings', key: 'settings', icon: 'settings' },
] as const satisfies { to: string; key: string; icon: IconName }[];

/** The place an address belongs to: an archive lies below its repository's address but among the archives. */
export function placeOf(path: string): (typeof PLACES)[number]['key'] | null {
  if (path.includes('/archives')) {
    return 'archives';
  }
  if (path.startsWith('/jobs')) {
    return 'activity';
  }
  return PLACES.find((place) => (place.to === '/' ? path === '/' : path.startsWith(place.to)))?.key ?? null;
}

/** The places: at the left on wide screens, at the bottom on phones. */
export function Rail() {
  const { t } = useTranslation();
  const here = placeOf(useLocation().pathname);
  return (
    <Box
      component="nav"
      aria-label={t('frame.places')}
      sx={{
        position: 'fixed',
        zIndex: 1100,
        bgcolor: 'background.paper',
        '@media print': { display: 'none' },
        display: 'flex',
        flexDirection: { xs: 'row', md: 'column' },
        gap: { xs: 0, md: 0.5 },
        inset: { xs: 'auto 0 0 0', md: '0 auto 0 0' },
        width: { xs: 'auto', md: RAIL_WIDTH },
        borderTop: { xs: '1px solid var(--mui-palette-line)', md: 0 },
        borderRight: { xs: 0, md: '1px solid var(--mui-palette-line)' },
        p: { xs: 0.5, md: 1.5 },
      }}
    >
      <Box sx={{ display: { xs: 'none', md: 'block' }, px: 1, pt: 0.75, pb: 2.5 }}>
        <Brand />
      </Box>
      {PLACES.map((place) => (
        <Box
          key={place.key}
          component={Link}
          to={place.to}
          aria-current={place.key === here ? 'page' : undefined}
          sx={{
            display: 'flex',
            flexDirection: { xs: 'column', md: 'row' },
            alignItems: 'center',
            gap: { xs: 0.25, md: 1.5 },
            flex: { xs: '1 1 auto', md: 'none' },
            minWidth: 0,
            px: { xs: 0.125, md: 1.25 },
            py: { xs: 0.75, md: 1 },
            borderRadius: 1,
            textDecoration: 'none',
            color: 'text.secondary',
            '&:hover': { bgcolor: 'sunken', color: 'text.primary' },
            '&[aria-current]': { bgcolor: 'primary.light', color: 'text.primary', fontWeight: 600 },
            '&[aria-current] svg': { color: 'primary.main' },
          }}
        >
          <Icon name={place.icon} />
          <Typography
            component="span"
            sx={{
              fontSize: { xs: '0.625rem', md: '0.9rem' },
              fontWeight: { xs: 400, md: 'inherit' },
              whiteSpace: 'nowrap',
            }}
          >
            {t(`place.${place.key}`)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
