import { Box } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRepositories } from '../repositories/useRepositories';
import { LinkButton } from '../shared/bits';
import { List } from '../shared/List';
import { Page, Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { Calendar } from './Calendar';
import { NoPlans } from './NoPlans';
import { PlanRow } from './PlanRow';
import { newestByPlan } from './runs';
import { usePlans } from './usePlans';
import { useRuns } from './useRuns';

const VIEWS = ['list', 'calendar'] as const;

/** The backup plans, or what they did and will do by days; the view stands in the address. */
export function PlansPage() {
  const { t } = useTranslation();
  const repositories = useRepositories();
  const view = useSearchParams()[0].get('view') === 'calendar' ? 'calendar' : 'list';
  const able = repositories.data?.some((one) => one.can_backup) ?? false;
  return (
    <Page
      title={t('place.plans')}
      lead={t('plans.lead')}
      actions={
        able && (
          <LinkButton to="/plans/new" variant="contained">
            {t('plans.new')}
          </LinkButton>
        )
      }
    >
      <Box component="nav" aria-label={t('plans.views')} sx={{ display: 'flex', gap: 1, mb: 2 }}>
        {VIEWS.map((one) => (
          <LinkButton
            key={one}
            to={one === 'list' ? '/plans' : '/plans?view=calendar'}
            size="small"
            color="inherit"
            aria-current={one === view ? 'page' : undefined}
            sx={{ '&[aria-current]': { bgcolor: 'primary.light', fontWeight: 650 } }}
          >
            {t(`plans.${one}`)}
          </LinkButton>
        ))}
      </Box>
      {view === 'list' ? <Plans /> : <Calendar />}
    </Page>
  );
}

const RECENT = 500;

function Plans() {
  const { t } = useTranslation();
  const plans = usePlans();
  const repositories = useRepositories();
  const newest = newestByPlan(useRuns(RECENT).data ?? []);
  if (plans.error) {
    return <Failed problem={plans.error} retry={() => void plans.refetch()} />;
  }
  if (!plans.data || repositories.isPending) {
    return (
      <Panel>
        <Loading />
      </Panel>
    );
  }
  return (
    <Panel>
      {plans.data.length === 0 ? (
        <NoPlans repositories={repositories.data ?? []} />
      ) : (
        <List label={t('place.plans')}>
          {plans.data.map((plan) => (
            <PlanRow key={plan.id} plan={plan} repositories={repositories.data} run={newest.get(plan.id)} />
          ))}
        </List>
      )}
    </Panel>
  );
}
