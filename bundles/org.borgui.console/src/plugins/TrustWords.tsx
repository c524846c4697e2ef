import { useTranslation } from 'react-i18next';
import type { Trust } from './plugin';

/** What speaks for a file. */
export function TrustWords({ trust }: { trust: Trust }) {
  const { t } = useTranslation();
  return <>{t(`plugins.trust.${trust.kind}`, { by: trust.by })}</>;
}
