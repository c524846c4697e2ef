import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { Page } from '../shared/Page';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.lead')}>
      <LinkButton to="/" variant="contained">
        {t('notFound.action')}
      </LinkButton>
    </Page>
  );
}
