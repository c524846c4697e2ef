import { useTranslation } from 'react-i18next';
import { operationName } from '../jobs/words';
import { TextLink } from '../shared/bits';
import type { Upcoming } from '../shared/wire';

const CHECKS: Partial<Record<Upcoming['type'], string>> = { check: 'check', restore_check: 'restore-check' };

/** What it is that will run, and the way to it. */
export function TurnName({ plan }: { plan: Upcoming }) {
  const { t } = useTranslation();
  const check = CHECKS[plan.type];
  if (check) {
    const what = t('care.turn', { what: operationName(check), name: plan.name });
    return <TextLink to={`/repositories/${plan.repository_ids[0] ?? ''}`}>{what}</TextLink>;
  }
  return plan.type === 'backup_plan' ? <TextLink to={`/plans/${plan.id}`}>{plan.name}</TextLink> : <>{plan.name}</>;
}
