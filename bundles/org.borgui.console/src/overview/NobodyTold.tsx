import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useSubscriptions } from '../notifications/useNotifications';
import { TextLink } from '../shared/bits';
import { Note } from '../shared/States';
import { useMe } from '../signin/useSession';

/** Says to those who can change it that nobody hears of a failure. */
export function NobodyTold() {
  const { t } = useTranslation();
  const subscriptions = useSubscriptions(useMe().role === 'admin');
  return subscriptions.data?.some((one) => one.enabled) === false ? (
    <Box sx={{ mb: 4, maxWidth: 760 }}>
      <Note meaning="attention">
        <Typography variant="body2">
          {t('notify.nobody')}{' '}
          <TextLink within to="/settings/notifications">
            {t('notify.addOne')}
          </TextLink>
        </Typography>
      </Note>
    </Box>
  ) : null;
}
