import type { Job, JobPage, Progress } from '../shared/wire';

export type ServerEvent =
  | { type: 'job'; data: Job }
  | { type: 'progress'; data: { id: number; progress: Progress } }
  | { type: 'log'; data: { id: number; total_lines: number } }
  | { type: 'plan_run'; data: { id: number; backup_plan_id: number; status: string } }
  | { type: 'session_end'; data: unknown };

/** The events the console knows. */
export const TYPES = ['job', 'progress', 'log', 'plan_run', 'session_end'];

const ENDED = new Set(['succeeded', 'warned', 'failed', 'cancelled', 'skipped', 'lost']);

/** Whether this change ends the job; a repeated end is none. */
export function endsNow(known: Job | undefined, changed: Job): boolean {
  return ENDED.has(changed.state) && (known === undefined || !ENDED.has(known.state));
}

/** The open jobs after one of them changed, newest first. */
export function openJobs(page: JobPage, changed: Job): JobPage {
  const others = page.jobs.filter((job) => job.id !== changed.id);
  const jobs = ENDED.has(changed.state) ? others : [changed, ...others].sort((a, b) => b.id - a.id);
  return { ...page, jobs };
}

/** The same page with a job's newer state, where the page has it. */
export function withJob(page: JobPage, changed: Job): JobPage {
  return page.jobs.some((job) => job.id === changed.id)
    ? { ...page, jobs: page.jobs.map((job) => (job.id === changed.id ? changed : job)) }
    : page;
}

/** The same page with a job's newer progress, where the page has it and it still runs. */
export function withProgress(page: JobPage, id: number, progress: Progress): JobPage {
  const job = page.jobs.find((one) => one.id === id);
  return job === undefined || ENDED.has(job.state) ? page : withJob(page, { ...job, progress });
}

/** An event from its text; null for one the console does not know. */
export function parseEvent(type: string, text: string): ServerEvent | null {
  if (!TYPES.includes(type)) {
    return null;
  }
  try {
    return { type, data: JSON.parse(text || 'null') } as ServerEvent;
  } catch {
    return type === 'session_end' ? { type, data: null } : null;
  }
}
