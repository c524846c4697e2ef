import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Mono, TextLink } from '../shared/bits';
import { Section } from '../shared/Page';
import type { Repository, WholePlan } from '../shared/wire';

/** A plan exactly as it is set. */
export function PlanFacts({ plan, repositories }: { plan: WholePlan; repositories: Repository[] | undefined }) {
  const { t } = useTranslation();
  const paths = (all: string[]): ReactNode =>
    all.length === 0
      ? t('common.none')
      : all.map((path) => (
          <Box key={path}>
            <Mono>{path}</Mono>
          </Box>
        ));
  return (
    <Section title={t('plan.details')}>
      <Box sx={{ p: 2 }}>
        <Facts
          facts={[
            [t('sources.folders'), paths(plan.source_directories)],
            [t('sources.excludes'), paths(plan.exclude_patterns)],
            [t('plan.repositories'), <Targets key="r" plan={plan} repositories={repositories} />],
            [t('plan.template'), <Mono key="t">{plan.archive_name_template}</Mono>],
            [t('sources.compression'), <Mono key="c">{plan.compression}</Mono>],
          ]}
        />
      </Box>
    </Section>
  );
}

function Targets({ plan, repositories }: { plan: WholePlan; repositories: Repository[] | undefined }) {
  const { t } = useTranslation();
  return plan.repositories.map((target) => {
    const known = repositories?.find((one) => one.id === target.repository_id);
    return (
      <Box key={target.repository_id}>
        {known ? <TextLink to={`/repositories/${known.id}`}>{known.name}</TextLink> : t('plans.unseen')}
        {!target.enabled && ` (${t('step.targetOff')})`}
      </Box>
    );
  });
}
