import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { useRepositories } from '../repositories/useRepositories';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Page } from '../shared/Page';
import { PageFailed, PageLoading } from '../shared/States';
import type { Subscription } from '../shared/wire';
import { Deliveries } from './Deliveries';
import { SubscriptionForm } from './SubscriptionForm';
import { fieldsOf, NEW } from './subscription';
import { useDeleteSubscription, useSubscriptions } from './useNotifications';

export function NewNotificationPage() {
  const { t } = useTranslation();
  const above = useAbove();
  const repositories = useRepositories();
  if (repositories.error) return <PageFailed problem={repositories.error} retry={() => void repositories.refetch()} />;
  return repositories.data ? (
    <Page title={t('notify.newTitle')} above={above}>
      <SubscriptionForm id={null} initial={NEW} repositories={repositories.data} />
    </Page>
  ) : (
    <PageLoading />
  );
}

export function NotificationPage() {
  const { id } = useParams();
  const all = useSubscriptions();
  if (all.error) return <PageFailed problem={all.error} retry={() => void all.refetch()} />;
  if (!all.data) return <PageLoading />;
  const found = all.data.find((one) => String(one.id) === id);
  return found ? <Details key={found.id} subscription={found} /> : <NotFoundPage />;
}

function Details({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const repositories = useRepositories();
  const above = useAbove();
  const [deleting, setDeleting] = useState(false);
  const [initial] = useState(() => fieldsOf(subscription));
  const remove = useDeleteSubscription(subscription.id);
  if (repositories.error) return <PageFailed problem={repositories.error} retry={() => void repositories.refetch()} />;
  if (!repositories.data) return <PageLoading />;
  return (
    <Page
      title={subscription.name}
      above={above}
      actions={
        <Button variant="outlined" onClick={() => setDeleting(true)}>
          {t('notify.delete')}
        </Button>
      }
    >
      <Deliveries subscription={subscription} />
      <SubscriptionForm id={subscription.id} initial={initial} repositories={repositories.data} />
      {deleting && (
        <ConfirmDialog
          title={t('notify.deleteTitle', { name: subscription.name })}
          name={subscription.name}
          action={t('notify.deleteAction')}
          busy={remove.isPending}
          problem={remove.error}
          onClose={() => setDeleting(false)}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate('/settings/notifications') })}
        >
          {t('notify.deleteLead')}
        </ConfirmDialog>
      )}
    </Page>
  );
}

function useAbove() {
  const { t } = useTranslation();
  return [
    { to: '/settings', name: t('place.settings') },
    { to: '/settings/notifications', name: t('settings.notifications') },
  ];
}
