import { Box } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Facts, Moment, Mono, TextLink, useNow } from '../shared/bits';
import { bytes, count, duration } from '../shared/format';
import { StateMark } from '../shared/Mark';
import { Page, Panel, Section } from '../shared/Page';
import { PageFailed, PageLoading } from '../shared/States';
import type { Job } from '../shared/wire';
import { CancelButton } from './CancelButton';
import { DeleteEntry } from './DeleteEntry';
import { JobLog } from './JobLog';
import { JobProgress } from './JobProgress';
import { NextStep, Outcome } from './Outcome';
import { useJob } from './useJobs';
import { isOpen, isScheduledCheck, jobName, jobSeconds, jobSubject, namesArchive, startedBy } from './words';

export function JobPage() {
  const { t } = useTranslation();
  const job = useJob(Number(useParams().id));
  if (job.error) {
    return (
      <Page title={t('job.title')} above={[{ to: '/activity', name: t('place.activity') }]}>
        <PageFailed problem={job.error} retry={() => void job.refetch()} />
      </Page>
    );
  }
  return job.data ? <JobDetails job={job.data} /> : <PageLoading />;
}

function JobDetails({ job }: { job: Job }) {
  const { t } = useTranslation();
  const open = isOpen(job);
  return (
    <Page
      title={`${jobName(job)}, ${jobSubject(job)}`}
      above={[{ to: '/activity', name: t('place.activity') }]}
      lead={(open || job.state === 'succeeded') && <StateMark state={job.state} />}
      actions={
        <>
          <CancelButton job={job} />
          <DeleteEntry job={job} />
          <NextStep job={job} />
        </>
      }
    >
      {open && (
        <Box sx={{ mb: 4 }}>
          <Panel padded>
            <JobProgress job={job} file />
          </Panel>
        </Box>
      )}
      <Outcome job={job} />
      <Section title={t('job.facts')}>
        <Box sx={{ p: 2 }}>
          <JobFacts job={job} />
        </Box>
      </Section>
      <Section title={t('log.title')}>
        <JobLog job={job} />
      </Section>
    </Page>
  );
}

function JobFacts({ job }: { job: Job }) {
  const { t } = useTranslation();
  const now = useNow(isOpen(job) ? 1 : 10);
  const seconds = jobSeconds(job, now);
  const repository =
    job.repository_id === null ? (
      <Mono>{job.repository_path}</Mono>
    ) : (
      <TextLink to={`/repositories/${job.repository_id}`}>{jobSubject(job)}</TextLink>
    );
  const progress = job.progress;
  return (
    <Facts
      facts={[
        [t('job.repository'), repository],
        ...(namesArchive(job)
          ? [[t('job.archive'), <Mono key="a">{job.archive}</Mono>] as [string, React.ReactNode]]
          : []),
        ...(job.destination
          ? [[t('job.destination'), <Mono key="d">{job.destination}</Mono>] as [string, React.ReactNode]]
          : []),
        [t('job.by'), startedBy(job)],
        ...(job.run_id === null || isScheduledCheck(job)
          ? []
          : [
              [
                t('job.run'),
                <TextLink key="r" to={`/plans/${job.plan_id}/runs/${job.run_id}`}>
                  {t('job.openRun')}
                </TextLink>,
              ] as [string, React.ReactNode],
            ]),
        [t('job.created'), <Moment key="c" at={job.created_at} />],
        [t('job.started'), job.started_at ? <Moment key="s" at={job.started_at} /> : t('job.notYet')],
        [t('job.ended'), job.ended_at ? <Moment key="e" at={job.ended_at} /> : t('job.notYet')],
        ...(seconds === null ? [] : [[t('job.duration'), duration(seconds)] as [string, string]]),
        ...(progress && progress.original_size > 0
          ? [
              [
                t('job.read'),
                t('job.readValue', {
                  count: progress.nfiles,
                  size: bytes(progress.original_size),
                  files: count(progress.nfiles),
                }),
              ] as [string, string],
              ...(progress.deduplicated_size > 0 || job.operation === 'create'
                ? [[t('job.added'), bytes(progress.deduplicated_size)] as [string, string]]
                : []),
            ]
          : []),
      ]}
    />
  );
}
