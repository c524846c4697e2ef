import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { Line } from '../shared/Line';
import { Mark, type Meaning } from '../shared/Mark';
import { Section } from '../shared/Page';
import { Empty, Failed, Loading, Note } from '../shared/States';
import type { Delivery, Subscription } from '../shared/wire';
import { fails } from './subscription';
import { useDeliveries, useSendAgain } from './useNotifications';

const MEANINGS: Record<Delivery['status'], Meaning> = { waiting: 'running', delivered: 'good', given_up: 'failed' };

/** What became of the newest notices, and what is wrong if they do not arrive. */
export function Deliveries({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const deliveries = useDeliveries(subscription.id);
  return (
    <>
      {fails(subscription.health) && <Trouble subscription={subscription} />}
      <Section title={t('notify.newest')}>
        {deliveries.error ? (
          <Failed problem={deliveries.error} retry={() => void deliveries.refetch()} />
        ) : !deliveries.data ? (
          <Loading rows={2} />
        ) : deliveries.data.length === 0 ? (
          <Empty title={t('notify.nothingTitle')}>{t('notify.nothing')}</Empty>
        ) : (
          <Box
            component="ul"
            aria-label={t('notify.newest')}
            sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 320, overflowY: 'auto' }}
            tabIndex={0}
          >
            {deliveries.data.map((one) => (
              <Line key={one.key}>
                <Box sx={{ minWidth: 0 }}>
                  <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                    {one.title}
                  </Typography>
                  {one.status !== 'delivered' && one.trouble && (
                    <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                      {one.trouble}
                    </Typography>
                  )}
                </Box>
                <Typography variant="body2" component="div" sx={{ flex: 'none' }}>
                  <Mark meaning={MEANINGS[one.status]}>{t(`notify.${one.status}`)}</Mark>{' '}
                  <When at={one.completed_at ?? one.at} />
                </Typography>
              </Line>
            ))}
          </Box>
        )}
      </Section>
    </>
  );
}

function Trouble({ subscription: { id, health } }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const again = useSendAgain(id);
  return (
    <Box sx={{ mb: 3, maxWidth: 760 }}>
      <Note meaning="failed">
        <Typography variant="h2">{t(health.trouble ? 'notify.failingTitle' : 'notify.lostTitle')}</Typography>
        {health.trouble && <Typography variant="body2">{health.trouble}</Typography>}
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          {health.failing_since && (
            <>
              {t('notify.failingSince')} <When at={health.failing_since} />.{' '}
            </>
          )}
          {health.waiting > 0 && t('notify.waitingCount', { count: health.waiting })}{' '}
          {health.given_up > 0 && t('notify.givenUpCount', { count: health.given_up })}
        </Typography>
        {again.error && <Failed problem={again.error} />}
        <Button
          size="small"
          variant="outlined"
          sx={{ mt: 1.5 }}
          disabled={again.isPending}
          onClick={() => again.mutate(undefined)}
        >
          {t('notify.sendAgain')}
        </Button>
      </Note>
    </Box>
  );
}
