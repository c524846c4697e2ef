import { foundDamage, hasEnded, isOpen } from '../jobs/words';
import type { Job, Repository } from '../shared/wire';

export const CARE = ['check', 'restore-check', 'prune', 'compact'] as const;

/** What is done with a repository as a whole has words of its own for its end and for being cancelled. */
const WHOLE = [...CARE, 'wipe'] as const;

export type CareOperation = (typeof CARE)[number];

export function isCare(operation: string): operation is (typeof WHOLE)[number] {
  return WHOLE.some((one) => one === operation);
}

export type Standing = {
  /** The job that runs or waits. */
  open: Job | null;
  /** The newest that has ended. */
  last: Job | null;
  /** When it went well for the last time. */
  good: string | null;
  /** The check that found the damage of the repository. */
  damage: Job | null;
};

type Cared = Pick<Repository, 'last_check' | 'last_restore_check' | 'last_compact' | 'check_failed'>;

/** Where one kind of care stands: by what the repository tells of it, and by its jobs from the newest to the oldest. */
export function standing(repository: Cared, operation: CareOperation, jobs: Job[]): Standing {
  const good = {
    check: repository.last_check,
    'restore-check': repository.last_restore_check,
    compact: repository.last_compact,
    prune: jobs.find((job) => job.state === 'succeeded')?.ended_at ?? null,
  };
  return {
    open: jobs.findLast(isOpen) ?? null,
    last: jobs.find(hasEnded) ?? null,
    good: good[operation],
    damage: (repository.check_failed && jobs.find(foundDamage)) || null,
  };
}
