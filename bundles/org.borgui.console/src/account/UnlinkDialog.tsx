import { useTranslation } from 'react-i18next';
import { SureDialog } from '../shared/SureDialog';
import { useUnlink } from './useIdentity';

type UnlinkProps = { name: string; onDone: () => void; onClose: () => void };

export function UnlinkDialog({ name, ...then }: UnlinkProps) {
  const { t } = useTranslation();
  const title = t('singleSignOn.removeTitle', { name });
  const words = { title, lead: t('singleSignOn.removeLead', { name }), action: t('singleSignOn.remove') };
  return <SureDialog {...words} change={useUnlink()} {...then} />;
}
