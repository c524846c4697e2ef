import { useTranslation } from 'react-i18next';
import { SureDialog } from '../shared/SureDialog';
import { type PasskeyItem, useRemovePasskey } from './usePasskeys';

type RemoveProps = { passkey: PasskeyItem; onDone: () => void; onClose: () => void };

export function RemovePasskeyDialog({ passkey: { id, name }, ...then }: RemoveProps) {
  const { t } = useTranslation();
  const title = t('passkeys.removeOf', { name });
  const words = { title, lead: t('passkeys.removeLead'), action: t('passkeys.removeAction') };
  return <SureDialog {...words} change={useRemovePasskey(id)} {...then} />;
}
