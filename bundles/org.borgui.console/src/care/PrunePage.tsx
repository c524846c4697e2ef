import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { useRepository } from '../repositories/useRepositories';
import { Page } from '../shared/Page';
import { PageFailed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { PrunePreview } from './PrunePreview';
import { PruneRules } from './PruneRules';
import { rulesOf } from './rules';

/** Removes archives by rules, in two steps; the step and the rules stand in the address. */
export function PrunePage() {
  const { repository, error, isPending, refetch } = useRepository(useParams().id);
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (isPending) return <PageLoading />;
  return repository?.mode === 'full' ? <Prune repository={repository} /> : <NotFoundPage />;
}

function Prune({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const rules = rulesOf(query);
  const above = [
    { to: '/repositories', name: t('place.repositories') },
    { to: `/repositories/${repository.id}`, name: repository.name },
  ];
  return query.get('step') === 'preview' ? (
    <PrunePreview key={query.toString()} repository={repository} rules={rules} above={above} />
  ) : (
    <Page title={t('care.prune.title', { name: repository.name })} lead={t('care.prune.rulesLead')} above={above}>
      <PruneRules repository={repository} rules={rules} />
    </Page>
  );
}
