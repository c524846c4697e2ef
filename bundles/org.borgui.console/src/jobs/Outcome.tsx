import { Box, Typography } from '@mui/material';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { archivePath } from '../archives/paths';
import { CompactButton } from '../care/CompactButton';
import { LockButton } from '../care/LockButton';
import { isCare } from '../care/standing';
import { useMayTend } from '../care/useLock';
import { useRepository } from '../repositories/useRepositories';
import { LinkButton } from '../shared/bits';
import { meaningOf } from '../shared/Mark';
import { Evidence, Note } from '../shared/States';
import type { Job, Repository } from '../shared/wire';
import { fixOf, type Step } from './fix';
import { hasEnded, jobName, madeArchive, reason } from './words';

/** What happened, why, and what to do now; borg's own words are folded under it. */
export function Outcome({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { repository } = useRepository(String(job.repository_id));
  const why = reason(job);
  const tends = useMayTend(repository);
  const done = job.state === 'succeeded' && doneText(job, t);
  if (done) {
    return (
      <Box sx={{ mb: 4 }}>
        <Note meaning="good">{done}</Note>
      </Box>
    );
  }
  if (!hasEnded(job) || job.state === 'succeeded') {
    return null;
  }
  const { advice, steps } = fixOf(job, tends);
  const what = jobName(job);
  const title = {
    warned: t('outcome.warned', { what }),
    failed: t('outcome.failed', { what }),
    cancelled: t('outcome.cancelled', { what }),
    skipped: t('outcome.skipped', { what }),
    lost: t('outcome.lost', { what }),
  }[job.state];
  const actions = repository && steps.map((step) => nextStep(step, job, repository, t)).filter(Boolean);
  return (
    <Box sx={{ mb: 4 }}>
      <Note meaning={meaningOf(job.state)}>
        <Typography variant="h2">{title}</Typography>
        {why && <Typography sx={{ mt: 0.5 }}>{why}</Typography>}
        {job.failure?.evidence && <Evidence>{job.failure.evidence}</Evidence>}
        {advice && (
          <Typography variant="body2" sx={{ mt: 1.5, color: 'text.secondary' }}>
            {advice}
          </Typography>
        )}
        {actions && actions.length > 0 && (
          <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>
        )}
      </Note>
    </Box>
  );
}

type Words = TFunction;

/** What it means that a job went well, where that is worth a word. */
function doneText(job: Job, t: Words): string | null {
  if (job.operation === 'break-lock') {
    return t('care.lock.outcome');
  }
  if (job.partial) {
    return t('care.check.outcomePartly');
  }
  return isCare(job.operation) ? t(`care.${job.operation}.outcome`) : null;
}

function nextStep(step: Step, job: Job, repository: Repository, t: Words): ReactNode {
  const here = `/repositories/${repository.id}`;
  const link = (to: string, name: string) => (
    <LinkButton key={step} to={to} variant="outlined" size="small">
      {name}
    </LinkButton>
  );
  switch (step) {
    case 'again':
      return repository.can_backup && link(`${here}/backup`, t('job.again'));
    case 'lock':
      return <LockButton key={step} repository={repository} />;
    case 'edit':
      return repository.can_manage && link(`${here}/edit`, t('fix.openEdit'));
    case 'repository':
      return link(here, t('fix.openRepository'));
    case 'archives':
      return link(`/archives?repository=${repository.id}`, t('fix.openArchives'));
    case 'archive':
      return job.archive && link(archivePath(repository.id, job.archive), t('fix.openArchive'));
  }
}

/** Where a person wants to go from a job that went well. */
export function NextStep({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { repository } = useRepository(String(job.repository_id));
  if (repository && job.state === 'succeeded' && (job.operation === 'prune' || job.operation === 'delete')) {
    return <CompactButton repository={repository} />;
  }
  if (!madeArchive(job) || !job.archive || !repository) {
    return null;
  }
  return (
    <LinkButton variant="contained" to={archivePath(repository.id, job.archive)}>
      {t('job.browse')}
    </LinkButton>
  );
}
