import { reason } from '../jobs/words';
import type { Meaning } from '../shared/Mark';
import type { Job, Repository } from '../shared/wire';

const STALE_DAYS = 7;
const DAY_MILLIS = 86_400_000;

export type Health = {
  kind: 'running' | 'unsound' | 'failed' | 'warned' | 'never' | 'stale' | 'observed' | 'good';
  meaning: Meaning;
  /** Why, in the server's words, where it said something. */
  why: string | null;
  /** The job that says so. */
  job: Job | null;
};

/** How a repository stands: by its latest job, its last check where that failed, and its latest backup. */
export function health(repository: Repository, now: Date, failedCheck?: Job): Health {
  const state = standing(repository, now, failedCheck);
  return { ...state, job: (state.kind === 'unsound' ? failedCheck : repository.latest_job) ?? null };
}

function standing(repository: Repository, now: Date, failedCheck: Job | undefined): Omit<Health, 'job'> {
  const job = repository.latest_job;
  const why = job && reason(job);
  if (failedCheck) {
    return { kind: 'unsound', meaning: 'failed', why: reason(failedCheck) };
  }
  if (job && (job.state === 'running' || job.state === 'queued')) {
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
