import { useTranslation } from 'react-i18next';
import { Empty } from '../shared/States';

export function NotInstalled() {
  const { t } = useTranslation();
  return <Empty title={t('providers.notInstalledTitle')}>{t('providers.notInstalled')}</Empty>;
}
