import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { broken } from '../plans/promise';
import { repositoryNames } from '../plans/words';
import { Line } from '../shared/Line';
import { TextLink } from '../shared/bits';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Section } from '../shared/Page';
import type { Plan, Repository } from '../shared/wire';

/** Plans that do not keep what they promise, and why in each repository. */
export function BrokenPromises({ plans, repositories }: { plans: Plan[]; repositories: Repository[] }) {
  const { t } = useTranslation();
  return plans.length === 0 ? null : (
    <Section title={t('promise.section')}>
      <List label={t('promise.section')}>
        {plans.map((plan) => (
          <Line key={plan.id}>
            <Box sx={{ minWidth: 0 }}>
              <TextLink to={`/plans/${plan.id}`}>{plan.name}</TextLink>
              {broken(plan).map(({ repository_id, reason }) => (
                <Typography key={repository_id} variant="body2" sx={{ color: 'text.secondary' }}>
                  {repositoryNames([repository_id], repositories)[0]}: {reason}
                </Typography>
              ))}
            </Box>
            <Mark meaning="failed">{t('promise.brokenShort')}</Mark>
          </Line>
        ))}
      </List>
    </Section>
  );
}
