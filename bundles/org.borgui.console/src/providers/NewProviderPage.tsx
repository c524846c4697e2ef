import { useTranslation } from 'react-i18next';
import { Page, Panel } from '../shared/Page';
import { PageFailed, PageLoading } from '../shared/States';
import { NotInstalled } from './NotInstalled';
import { NEW } from './provider';
import { ProviderForm } from './ProviderForm';
import { useAbove } from './useAbove';
import { useAddProvider, useSignInProviders } from './useSignInProviders';

export function NewProviderPage() {
  const { t } = useTranslation();
  const above = useAbove();
  const add = useAddProvider();
  const { data, error, refetch } = useSignInProviders();
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Page title={t('providers.newTitle')} above={above}>
      {data.installed ? (
        <ProviderForm initial={NEW} save={add} />
      ) : (
        <Panel>
          <NotInstalled />
        </Panel>
      )}
    </Page>
  );
}
