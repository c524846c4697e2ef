import { foundDamage, isOpen, reason } from '../jobs/words';
import { t } from '../shared/i18n';
import type { Meaning } from '../shared/Mark';
import type { Job, Repository } from '../shared/wire';

const STALE_DAYS = 7;
const DAY_MILLIS = 86_400_000;

export type Health = {
  kind: 'running' | 'unsound' | 'failed' | 'warned' | 'never' | 'stale' | 'observed' | 'good';
  meaning: Meaning;
  /** Why, where somebody said something. */
  why: string | null;
  /** The job that says so, where it is known. */
  job: Job | null;
};

/** How a repository stands: by damage a check has found, its latest job, and its latest backup. */
export function health(repository: Repository, now: Date): Health {
  const state = standing(repository, now);
  const job = repository.latest_job;
  return { ...state, job: state.kind !== 'unsound' || (job && foundDamage(job)) ? job : null };
}

function standing(repository: Repository, now: Date): Omit<Health, 'job'> {
  const job = repository.latest_job;
  const why = job && reason(job);
  if (repository.check_failed) {
    return { kind: 'unsound', meaning: 'failed', why: t('remedy.unsound') };
  }
  if (repository.has_running_maintenance || (job && isOpen(job))) {
    return { kind: 'running', meaning: 'running', why: null };
  }
  if (job && (job.state === 'failed' || job.state === 'lost')) {
    return { kind: 'failed', meaning: 'failed', why };
  }
  if (repository.mode === 'observe') {
    return { kind: 'observed', meaning: 'none', why: null };
  }
  if (repository.last_backup === null) {
    return { kind: 'never', meaning: 'attention', why: null };
  }
  if (job?.state === 'warned') {
    return { kind: 'warned', meaning: 'attention', why };
  }
  const age = now.getTime() - new Date(repository.last_backup).getTime();
  return age > STALE_DAYS * DAY_MILLIS
    ? { kind: 'stale', meaning: 'attention', why: null }
    : { kind: 'good', meaning: 'good', why: null };
}
