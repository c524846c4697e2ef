import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mono, TextLink, When } from '../shared/bits';
import { Mark } from '../shared/Mark';
import type { Plan, Repository, Run } from '../shared/wire';
import { Next } from './Next';
import { PlanSwitch } from './PlanSwitch';
import { broken } from './promise';
import { RunMark } from './RunMark';
import { RunNow } from './RunNow';
import { isActive } from './runs';
import { repositoryNames, scheduleWords, shortList } from './words';

const COLUMNS = { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 184px 168px 136px 196px' };

type RowProps = { plan: Plan; repositories: Repository[] | undefined; run: Run | undefined };

/** A plan in the list: what it does, when, how it went, and its two ways of acting. */
export function PlanRow({ plan, repositories, run }: RowProps) {
  const { t } = useTranslation();
  const [path, morePaths] = shortList(plan.source_directories);
  const [name, moreNames] = shortList(repositoryNames(plan.repository_ids, repositories));
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        alignItems: 'start',
        gridTemplateColumns: COLUMNS,
        columnGap: 2,
        rowGap: 1,
        p: 2,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          <TextLink to={`/plans/${plan.id}`}>{plan.name}</TextLink>
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          <Mono>{path}</Mono> {morePaths} {t('plans.to')} {name} {moreNames}
        </Typography>
        {broken(plan).length > 0 && (
          <Typography variant="body2" component="div" sx={{ mt: 0.5 }}>
            <Mark meaning="failed">{t('promise.brokenShort')}</Mark>
          </Typography>
        )}
        {plan.enabled && plan.wait_reason && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {plan.wait_reason}
          </Typography>
        )}
      </Box>
      <Value name={t('plans.schedule')}>{scheduleWords(plan)}</Value>
      <Value name={t('plans.next')}>
        {plan.enabled ? <Next at={plan.next_run} stacked /> : <Mark meaning="none">{t('plans.off')}</Mark>}
      </Value>
      <Value name={t('plans.last')}>
        <LastRun plan={plan} run={run} />
      </Value>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'center',
          justifyContent: { xs: 'flex-start', md: 'flex-end' },
        }}
      >
        {!(run && isActive(run)) && <RunNow plan={plan} small />}
        <PlanSwitch plan={plan} />
      </Box>
    </Box>
  );
}

function LastRun({ plan, run }: { plan: Plan; run: Run | undefined }) {
  if (run === undefined) {
    return <When at={plan.last_run} />;
  }
  return (
    <>
      <RunMark state={run.status} />
      <Typography variant="caption" component="div">
        <TextLink to={`/plans/${plan.id}/runs/${run.id}`}>
          <When at={run.started_at ?? run.created_at} />
        </TextLink>
      </Typography>
    </>
  );
}

function Value({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ display: { xs: 'flex', md: 'block' }, gap: 1, minWidth: 0 }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', width: 104, flex: 'none' }}>
        {name}
      </Typography>
      <Typography variant="body2" component="div" sx={{ minWidth: 0 }}>
        {children}
      </Typography>
    </Box>
  );
}
