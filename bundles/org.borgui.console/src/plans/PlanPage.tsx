import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRepositories } from '../repositories/useRepositories';
import { LinkButton } from '../shared/bits';
import { Page, Section } from '../shared/Page';
import { Empty, Failed, Loading, Note, PageFailed, PageLoading } from '../shared/States';
import type { WholePlan } from '../shared/wire';
import { DeletePlan } from './DeletePlan';
import { NextRuns } from './NextRuns';
import { PlanFacts } from './PlanFacts';
import { PlanSwitch } from './PlanSwitch';
import { PromiseNote } from './PromiseNote';
import { RunList } from './RunList';
import { RunNow } from './RunNow';
import { isActive } from './runs';
import { says } from './says';
import { usePlan } from './usePlans';
import { useRuns } from './useRuns';

export function PlanPage() {
  const plan = usePlan(useParams().id);
  if (plan.error) return <PageFailed problem={plan.error} retry={() => void plan.refetch()} />;
  return plan.data ? <PlanDetails plan={plan.data} /> : <PageLoading />;
}

const SHOWN = 50;

function PlanDetails({ plan }: { plan: WholePlan }) {
  const { t } = useTranslation();
  const repositories = useRepositories();
  const runs = useRuns(SHOWN, plan.id);
  const active = runs.data?.some(isActive) ?? false;
  return (
    <Page
      title={plan.name}
      above={[{ to: '/plans', name: t('place.plans') }]}
      lead={plan.description}
      actions={
        plan.can_run && (
          <>
            <PlanSwitch plan={plan} />
            <DeletePlan plan={plan} />
            <LinkButton to={`/plans/${plan.id}/edit`} variant="outlined">
              {t('plan.edit')}
            </LinkButton>
            {!active && <RunNow plan={plan} />}
          </>
        )
      }
    >
      <Remark plan={plan} />
      <PromiseNote plan={plan} repositories={repositories.data} />
      <Typography sx={{ mb: 4, maxWidth: 760 }}>{repositories.data && says(plan, repositories.data)}</Typography>
      {plan.enabled && plan.schedule_enabled && <NextRuns plan={plan} />}
      <Section title={t('plan.runs')}>
        {runs.error ? (
          <Failed problem={runs.error} retry={() => void runs.refetch()} />
        ) : !runs.data ? (
          <Loading />
        ) : runs.data.length === 0 ? (
          <Empty title={t('plan.noRunsTitle')}>{t('plan.noRuns')}</Empty>
        ) : (
          <RunList runs={runs.data} label={t('plan.runs')} />
        )}
      </Section>
      <PlanFacts plan={plan} repositories={repositories.data} />
    </Page>
  );
}

/** Why a plan does not run as it would. */
function Remark({ plan }: { plan: WholePlan }) {
  const { t } = useTranslation();
  if (plan.enabled && plan.wait_reason === null) {
    return null;
  }
  return (
    <Box sx={{ mb: 3, maxWidth: 760 }}>
      <Note meaning={plan.enabled ? 'attention' : 'none'}>
        <Typography variant="h2">{t(plan.enabled ? 'plan.waits' : 'plan.offTitle')}</Typography>
        <Typography variant="body2">{plan.enabled ? plan.wait_reason : t('plan.off')}</Typography>
      </Note>
    </Box>
  );
}
