import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Moment, TextLink, useNow } from '../shared/bits';
import { duration } from '../shared/format';
import type { Run } from '../shared/wire';
import { isActive, runSeconds } from './runs';
import { useRuns } from './useRuns';
import { triggerWords } from './words';

const NEWEST = 50;

/** When and why a run was, and which runs it follows or was followed by. */
export function RunFacts({ run }: { run: Run }) {
  const { t } = useTranslation();
  const seconds = runSeconds(run, useNow(isActive(run) ? 1 : 10));
  const later = useRuns(NEWEST, run.backup_plan_id).data?.find((one) => one.retry_source_run_id === run.id);
  const link = (id: number) => (
    <TextLink to={`/plans/${run.backup_plan_id}/runs/${id}`}>{t('run.name', { id })}</TextLink>
  );
  const facts: ([string, ReactNode] | false)[] = [
    [t('run.trigger'), triggerWords(run)],
    run.due_at !== null && [t('run.due'), <Moment key="d" at={run.due_at} />],
    run.started_at !== null && [t('job.started'), <Moment key="s" at={run.started_at} />],
    run.completed_at !== null && [t('job.ended'), <Moment key="e" at={run.completed_at} />],
    seconds !== null && [t('job.duration'), duration(seconds)],
    run.retry_source_run_id !== null && [
      t('run.attempt'),
      <span key="a">
        {t('run.attemptValue', { count: run.retry_attempt + 1 })} {link(run.retry_source_run_id)}
      </span>,
    ],
    run.retry_original_run_id !== null &&
      run.retry_original_run_id !== run.retry_source_run_id && [t('run.origin'), link(run.retry_original_run_id)],
    later !== undefined && [t('run.triedAgain'), link(later.id)],
  ];
  return (
    <Box sx={{ p: 2 }}>
      <Facts facts={facts.filter((fact) => fact !== false)} />
    </Box>
  );
}
