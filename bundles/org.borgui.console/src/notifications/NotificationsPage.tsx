import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton, Mono, TextLink, When } from '../shared/bits';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Page, Panel } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import type { Subscription } from '../shared/wire';
import { placeOf } from './subscription';
import { useSubscriptions } from './useNotifications';

/** Who is told what outside of this console. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const all = useSubscriptions();
  return (
    <Page
      title={t('settings.notifications')}
      lead={t('notify.lead')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      actions={
        <LinkButton to="/settings/notifications/new" variant="contained">
          {t('notify.new')}
        </LinkButton>
      }
    >
      {all.error ? (
        <Failed problem={all.error} retry={() => void all.refetch()} />
      ) : (
        <Panel>
          {!all.data ? (
            <Loading />
          ) : all.data.length === 0 ? (
            <Empty title={t('notify.noneTitle')}>{t('notify.none')}</Empty>
          ) : (
            <List label={t('settings.notifications')}>
              {all.data.map((one) => (
                <SubscriptionLine key={one.id} subscription={one} />
              ))}
            </List>
          )}
        </Panel>
      )}
    </Page>
  );
}

function SubscriptionLine({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const { health } = subscription;
  return (
    <Line columns="minmax(0, 1fr) 180px 200px">
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/settings/notifications/${subscription.id}`}>{subscription.name}</TextLink>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          <Mono>{placeOf(subscription.service_url)}</Mono>
        </Typography>
        {health.trouble && (
          <Typography variant="body2" sx={{ mt: 0.5 }}>
            {health.trouble}
          </Typography>
        )}
      </Box>
      <Condition subscription={subscription} />
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {t('notify.lastSent')}: <When at={subscription.last_used_at} />
      </Typography>
    </Line>
  );
}

/** How a subscription fares, in a word. */
export function Condition({ subscription: { enabled, health } }: { subscription: Subscription }) {
  const { t } = useTranslation();
  if (!enabled) {
    return <Mark meaning="none">{t('plans.off')}</Mark>;
  }
  return health.trouble ? (
    <Mark meaning="failed">{t('notify.failing')}</Mark>
  ) : (
    <Mark meaning="good">{t('notify.works')}</Mark>
  );
}
