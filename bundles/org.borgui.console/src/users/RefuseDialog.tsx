import { useTranslation } from 'react-i18next';
import { SureDialog } from '../shared/SureDialog';
import { type PendingUser, useDeleteUser } from './useUsers';

type RefuseProps = { user: PendingUser; onDone: () => void; onClose: () => void };

export function RefuseDialog({ user: { id, username: name }, ...then }: RefuseProps) {
  const { t } = useTranslation();
  const title = t('pending.refuseOf', { name });
  const words = { title, lead: t('pending.refuseLead'), action: t('pending.refuse') };
  return <SureDialog {...words} change={useDeleteUser(id)} {...then} />;
}
