import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { useRepositories } from '../repositories/useRepositories';
import { PageFailed, PageLoading } from '../shared/States';
import { newDraft } from './draft';
import { PlanForm } from './PlanForm';

export function NewPlanPage() {
  const { t } = useTranslation();
  const repositories = useRepositories();
  const wanted = useSearchParams()[0].get('repository');
  if (repositories.error) return <PageFailed problem={repositories.error} retry={() => void repositories.refetch()} />;
  if (!repositories.data) return <PageLoading />;
  const usable = repositories.data.filter((one) => one.can_backup);
  return usable.length === 0 ? (
    <NotFoundPage />
  ) : (
    <PlanForm
      id={null}
      title={t('wizard.newTitle')}
      initial={() => newDraft(usable.find((one) => String(one.id) === wanted))}
      repositories={repositories.data}
    />
  );
}
