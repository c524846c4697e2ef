import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { MONOSPACE } from '../app/theme';
import { archivePath } from '../archives/paths';
import { useRepository } from '../repositories/useRepositories';
import { Facts, LinkButton, Mono, TextLink, useNow, When } from '../shared/bits';
import { bytes, count, duration, exact } from '../shared/format';
import { meaningOf, StateMark } from '../shared/Mark';
import { Page, Panel, Section } from '../shared/Page';
import { Failed, Loading, Note } from '../shared/States';
import type { Job } from '../shared/wire';
import { CancelButton } from './CancelButton';
import { JobLog } from './JobLog';
import { JobProgress } from './JobProgress';
import { useJob } from './useJobs';
import { isOpen, jobSeconds, jobSubject, namesArchive, operationName, reason, startedBy } from './words';

export function JobPage() {
  const { t } = useTranslation();
  const job = useJob(Number(useParams().id));
  if (job.error) {
    return (
      <Page title={t('job.title')}>
        <Failed problem={job.error} retry={() => void job.refetch()} />
      </Page>
    );
  }
  return job.data ? <JobDetails job={job.data} /> : <Loading />;
}

function JobDetails({ job }: { job: Job }) {
  const { t } = useTranslation();
  const open = isOpen(job);
  return (
    <Page
      title={`${operationName(job.operation)}, ${jobSubject(job)}`}
      above={[{ to: '/activity', name: t('place.activity') }]}
      lead={<StateMark state={job.state} />}
      actions={
        <>
          <CancelButton job={job} />
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

/** Where a person wants to go from a job that ended. */
function NextStep({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { repository } = useRepository(String(job.repository_id));
  const made = job.operation === 'create' && (job.state === 'succeeded' || job.state === 'warned');
  if (made && job.archive && repository) {
    return (
      <LinkButton variant="contained" to={archivePath(repository.id, job.archive)}>
        {t('job.browse')}
      </LinkButton>
    );
  }
  if (job.operation === 'create' && !isOpen(job) && !made && repository?.can_backup) {
    return (
      <LinkButton variant="contained" to={`/repositories/${repository.id}/backup`}>
        {t('job.again')}
      </LinkButton>
    );
  }
  return null;
}

/** What happened and why, with the evidence folded under it. */
function Outcome({ job }: { job: Job }) {
  const { t } = useTranslation();
  const why = reason(job);
  if (why === null) {
    return null;
  }
  return (
    <Box sx={{ mb: 4 }}>
      <Note meaning={meaningOf(job.state)}>
        <Typography>{why}</Typography>
        {job.failure?.evidence && (
          <Box component="details" sx={{ mt: 1 }}>
            <Box component="summary" sx={{ cursor: 'pointer', typography: 'body2', color: 'text.secondary' }}>
              {t('job.evidence')}
            </Box>
            <Box
              component="pre"
              sx={{
                m: 0,
                mt: 1,
                p: 1.5,
                bgcolor: 'sunken',
                fontFamily: MONOSPACE,
                fontSize: '0.8125rem',
                whiteSpace: 'pre-wrap',
              }}
            >
              {job.failure.evidence}
            </Box>
          </Box>
        )}
      </Note>
    </Box>
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
        [t('job.created'), <When key="c" at={job.created_at} />],
        [t('job.started'), job.started_at ? exact(new Date(job.started_at)) : t('job.notYet')],
        [t('job.ended'), job.ended_at ? exact(new Date(job.ended_at)) : t('job.notYet')],
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
