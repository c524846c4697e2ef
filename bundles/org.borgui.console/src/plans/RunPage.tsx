import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useOpenJobs } from '../jobs/useJobs';
import { useRepositories } from '../repositories/useRepositories';
import { Page, Section } from '../shared/Page';
import { Failed, Note, PageFailed, PageLoading } from '../shared/States';
import type { Run } from '../shared/wire';
import { CancelRun } from './CancelRun';
import { RunFacts } from './RunFacts';
import { RunMark } from './RunMark';
import { RunPartSection } from './RunPartSection';
import { canRetry, isActive, RUN_MEANINGS } from './runs';
import { usePlan } from './usePlans';
import { useRetryRun, useRun } from './useRuns';

export function RunPage() {
  const run = useRun(useParams().run);
  if (run.error) return <PageFailed problem={run.error} retry={() => void run.refetch()} />;
  return run.data ? <RunDetails run={run.data} /> : <PageLoading />;
}

function RunDetails({ run }: { run: Run }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const repositories = useRepositories();
  const plan = usePlan(String(run.backup_plan_id));
  const open = useOpenJobs().data?.jobs ?? [];
  const retry = useRetryRun(run.id);
  const may = plan.data?.can_run ?? false;
  const again = () =>
    retry.mutate(undefined, { onSuccess: (made) => void navigate(`/plans/${made.backup_plan_id}/runs/${made.id}`) });
  return (
    <Page
      title={t('run.title', { plan: run.backup_plan_name, id: run.id })}
      above={[
        { to: '/plans', name: t('place.plans') },
        { to: `/plans/${run.backup_plan_id}`, name: run.backup_plan_name },
      ]}
      lead={<RunMark state={run.status} />}
      actions={
        <>
          {may && isActive(run) && <CancelRun run={run} />}
          {may && canRetry(run) && (
            <Button variant="contained" disabled={retry.isPending} onClick={again}>
              {t('run.retry')}
            </Button>
          )}
        </>
      }
    >
      {retry.error && (
        <Box sx={{ mb: 3 }}>
          <Failed problem={retry.error} />
        </Box>
      )}
      {run.reason && (
        <Box sx={{ mb: 3 }}>
          <Note meaning={RUN_MEANINGS[run.status]}>
            <Typography>{run.reason}</Typography>
          </Note>
        </Box>
      )}
      {run.status !== 'skipped' &&
        run.repositories.map((part) => (
          <RunPartSection
            key={part.repository_id}
            part={part}
            open={open}
            repository={repositories.data?.find((one) => one.id === part.repository_id)}
          />
        ))}
      <Section title={t('job.facts')}>
        <RunFacts run={run} />
      </Section>
    </Page>
  );
}
