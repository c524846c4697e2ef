import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { useRepositories } from '../repositories/useRepositories';
import { PageFailed, PageLoading } from '../shared/States';
import { draftOf } from './draft';
import { PlanForm } from './PlanForm';
import { usePlan } from './usePlans';

export function EditPlanPage() {
  const { t } = useTranslation();
  const plan = usePlan(useParams().id);
  const repositories = useRepositories();
  const problem = plan.error ?? repositories.error;
  if (problem) return <PageFailed problem={problem} retry={() => void plan.refetch()} />;
  if (!plan.data || !repositories.data) return <PageLoading />;
  const { data } = plan;
  return data.can_run ? (
    <PlanForm
      key={data.id}
      id={data.id}
      title={t('wizard.editTitle', { name: data.name })}
      initial={() => draftOf(data)}
      repositories={repositories.data}
    />
  ) : (
    <NotFoundPage />
  );
}
