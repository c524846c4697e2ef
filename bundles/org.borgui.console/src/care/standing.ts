import { hasEnded, isOpen } from '../jobs/words';
import type { Job, JobState } from '../shared/wire';

export const CARE = ['check', 'prune', 'compact'] as const;

export type CareOperation = (typeof CARE)[number];

export function isCare(operation: string): operation is CareOperation {
  return CARE.some((one) => one === operation);
}

export type Standing = {
  /** The job that runs or waits. */
  open: Job | null;
  /** The newest that has ended. */
  last: Job | null;
  /** The newest that ended well, where the last did not. */
  good: Job | null;
};

/** Where one kind of care stands, by its jobs from the newest to the oldest. */
export function standing(jobs: Job[]): Standing {
  const last = jobs.find(hasEnded) ?? null;
  const good = jobs.find((job) => job.state === 'succeeded') ?? null;
  return { open: jobs.findLast(isOpen) ?? null, last, good: good === last ? null : good };
}

/** A check that was cancelled or lost says nothing about the repository. */
const TELLING: readonly JobState[] = ['succeeded', 'warned', 'failed'];

/** The last check of each repository where it failed, out of all checks from the newest to the oldest. */
export function failedChecks(checks: Job[]): ReadonlyMap<number, Job> {
  const last = new Map<number, Job>();
  for (const job of checks) {
    if (job.repository_id !== null && TELLING.includes(job.state) && !last.has(job.repository_id)) {
      last.set(job.repository_id, job);
    }
  }
  return new Map([...last].filter(([, job]) => job.state === 'failed'));
}
