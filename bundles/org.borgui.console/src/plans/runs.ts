import { isOpen } from '../jobs/words';
import type { Meaning } from '../shared/Mark';
import type { Job, Run, RunPart, RunState } from '../shared/wire';

export const RUN_MEANINGS: Record<RunState, Meaning> = {
  pending: 'none',
  running: 'running',
  completed: 'good',
  completed_with_warnings: 'attention',
  partial: 'attention',
  failed: 'failed',
  cancelled: 'none',
  skipped: 'none',
};

export function isActive(run: Pick<Run, 'status'>): boolean {
  return run.status === 'pending' || run.status === 'running';
}

/** One job has ended and the next step is not taken yet: no event will tell when it is. */
export function isBetween(run: Run): boolean {
  return isActive(run) && !run.repositories.some((part) => part.jobs.some(isOpen));
}

export function hasBackup(part: RunPart): boolean {
  return part.jobs.some((job) => job.operation === 'create' && (job.state === 'succeeded' || job.state === 'warned'));
}

/** Whether some repository is left without its backup, and the run is over. */
export function canRetry(run: Run): boolean {
  return !isActive(run) && run.status !== 'skipped' && run.repositories.some((part) => !hasBackup(part));
}

/** The newest run of each plan; the runs are the newest first. */
export function newestByPlan(runs: Run[]): Map<number, Run> {
  const newest = new Map<number, Run>();
  for (const run of runs) {
    if (!newest.has(run.backup_plan_id)) {
      newest.set(run.backup_plan_id, run);
    }
  }
  return newest;
}

/** The seconds a run has taken, or is taking. */
export function runSeconds(run: Run, now: Date): number | null {
  if (run.started_at === null) {
    return null;
  }
  const end = run.completed_at === null ? now : new Date(run.completed_at);
  return (end.getTime() - new Date(run.started_at).getTime()) / 1000;
}

/** Jobs with what is known of them by events: their progress comes there first. */
export function freshest(jobs: Job[], open: Job[]): Job[] {
  return jobs.map((job) => open.find((one) => one.id === job.id) ?? job);
}

/** The moment a run is filed under: when it began, or when it was due. */
export function runMoment(run: Run): string {
  return run.started_at ?? run.due_at ?? run.created_at;
}
