import { useTranslation } from 'react-i18next';

export function useAbove() {
  const { t } = useTranslation();
  return [
    { to: '/settings', name: t('place.settings') },
    { to: '/settings/sign-in', name: t('settings.sign-in') },
  ];
}
