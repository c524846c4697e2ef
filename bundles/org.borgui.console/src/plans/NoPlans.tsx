import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { Empty } from '../shared/States';
import type { Repository } from '../shared/wire';
import { useMe } from '../signin/useSession';

/** What a plan is, and the first step to one. */
export function NoPlans({ repositories }: { repositories: Repository[] }) {
  const { t } = useTranslation();
  const admin = useMe().role === 'admin';
  const able = repositories.some((one) => one.can_backup);
  if (!able && !admin) {
    return <Empty title={t('plans.emptyTitle')}>{t('plans.emptyOthers')}</Empty>;
  }
  return (
    <Empty
      title={t('plans.emptyTitle')}
      action={
        able ? (
          <LinkButton to="/plans/new" variant="contained">
            {t('plans.first')}
          </LinkButton>
        ) : (
          <LinkButton to="/repositories/new" variant="contained">
            {t('repositories.first')}
          </LinkButton>
        )
      }
    >
      {t('plans.empty')} {!able && t('plans.emptyNoRepository')}
    </Empty>
  );
}
