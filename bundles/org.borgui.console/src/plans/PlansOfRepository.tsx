import { Box, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Line } from '../shared/Line';
import { LinkButton, TextLink } from '../shared/bits';
import { List } from '../shared/List';
import { Section } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import type { Plan, Repository } from '../shared/wire';
import { Next } from './Next';
import { TakeOver } from './TakeOver';
import { usePlans } from './usePlans';
import { scheduleWords } from './words';

/** The plans that back up to a repository. */
export function PlansOfRepository({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const plans = usePlans(repository.id);
  const make = `/plans/new?repository=${repository.id}`;
  const none = plans.data?.length === 0;
  if (repository.mode === 'observe') {
    return null;
  }
  return (
    <Section
      title={t('repository.plans')}
      actions={repository.can_backup && !none && <TextLink to={make}>{t('repository.newPlan')}</TextLink>}
    >
      {plans.error ? (
        <Failed problem={plans.error} retry={() => void plans.refetch()} />
      ) : !plans.data ? (
        <Loading rows={1} />
      ) : none ? (
        <Empty
          title={t('repository.noPlansTitle')}
          action={
            repository.can_backup && (
              <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
                {repository.source_directories.length > 0 && <TakeOver repository={repository} />}
                <LinkButton to={make} variant="outlined">
                  {t('repository.newPlan')}
                </LinkButton>
              </Stack>
            )
          }
        >
          {t('repository.noPlans')}
        </Empty>
      ) : (
        <List label={t('repository.plans')}>
          {plans.data.map((plan) => (
            <PlanLine key={plan.id} plan={plan} />
          ))}
        </List>
      )}
    </Section>
  );
}

function PlanLine({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  return (
    <Line>
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/plans/${plan.id}`}>{plan.name}</TextLink>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {scheduleWords(plan)}
        </Typography>
      </Box>
      <Typography variant="body2" component="div">
        {plan.enabled ? <Next at={plan.next_run} /> : t('plans.off')}
      </Typography>
    </Line>
  );
}
