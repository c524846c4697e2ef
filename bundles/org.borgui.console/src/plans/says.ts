import { listed } from '../shared/format';
import { t } from '../shared/i18n';
import type { Repository, WholePlan } from '../shared/wire';
import { draftOf, keepOf } from './draft';
import { keepWords, repositoryNames, scheduleWords } from './words';

/** What a plan does, in one paragraph. */
export function says(plan: WholePlan, repositories: Repository[]): string {
  const active = plan.repositories.filter((one) => one.enabled).map((one) => one.repository_id);
  const several = active.length > 1;
  const sentences = [
    t('plan.says', {
      folders: listed(plan.source_directories),
      repositories: listed(repositoryNames(active, repositories)),
    }),
    `${scheduleWords(plan)}.`,
    several &&
      (plan.repository_run_mode === 'series'
        ? t('plan.saysSeries')
        : t('plan.saysParallel', { count: plan.max_parallel_repositories })),
    several && plan.failure_behavior === 'stop' && t('plan.saysStop'),
    keepWords(keepOf(draftOf(plan)), plan.run_prune_after),
    plan.run_compact_after && t('plan.saysCompact'),
    plan.run_check_after && t('plan.saysCheck'),
  ];
  return sentences.filter(Boolean).join(' ');
}
