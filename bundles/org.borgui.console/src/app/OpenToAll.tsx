import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { Shape } from '../shared/Mark';
import { useSignInWay } from '../signin/useSession';

/** Says on each page that nobody has to sign in here. */
export function OpenToAll() {
  const { t } = useTranslation();
  return useSignInWay() === 'none' ? (
    <Box
      role="region"
      aria-label={t('open.title')}
      sx={{
        display: 'flex',
        gap: 1.5,
        alignItems: 'center',
        px: { xs: 2, sm: 3, lg: 5 },
        py: 1,
        borderBottom: 1,
        borderColor: 'line',
        bgcolor: 'background.paper',
      }}
    >
      <Shape meaning="failed" />
      <Typography variant="body2">
        {t('open.banner')}{' '}
        <TextLink within to="/settings/security">
          {t('open.action')}
        </TextLink>
      </Typography>
    </Box>
  ) : null;
}
