import { bytes, count, duration } from '../shared/format';
import { t } from '../shared/i18n';
import type { Job, JobState, Progress } from '../shared/wire';

export const OPEN: readonly JobState[] = ['queued', 'running'];

export function isOpen(job: Pick<Job, 'state'>): boolean {
  return OPEN.includes(job.state);
}

/** The operations that have a word of their own; they are offered as filters. */
export const OPERATIONS = [
  'create',
  'extract',
  'delete',
  'check',
  'restore-check',
  'prune',
  'compact',
  'wipe',
  'break-lock',
] as const;

/** A person's word for an operation; one the console does not know keeps its own name. */
export function operationName(operation: string): string {
  const known = OPERATIONS.find((name) => name === operation);
  return known ? t(`operation.${known}`) : operation.charAt(0).toUpperCase() + operation.slice(1);
}

/** A person's word for what a job does. */
export function jobName(job: Pick<Job, 'operation' | 'partial'>): string {
  return job.partial ? t('operation.partialCheck') : operationName(job.operation);
}

/** Who started a job, and how where nobody did it by hand. */
export function startedBy(job: Job): string {
  const how = TRIGGERS.find((trigger) => trigger === job.trigger);
  return [job.by, how && t(`trigger.${how}`)].filter(Boolean).join(', ') || t('job.server');
}

const TRIGGERS = ['schedule', 'backup_plan'] as const;

/** What a running job has done so far, in one line; what is not known is left out, never guessed. */
export function progressText(progress: Progress): string {
  const done = bytes(progress.original_size);
  const parts = [
    progress.percent === null ? null : `${Math.floor(progress.percent)} %`,
    progress.original_size === 0
      ? null
      : progress.expected_size === null
        ? done
        : t('progress.of', { done, expected: bytes(progress.expected_size) }),
    progress.nfiles > 0 ? t('progress.files', { count: progress.nfiles, shown: count(progress.nfiles) }) : null,
    progress.bytes_per_second > 0 ? `${bytes(progress.bytes_per_second)}/s` : null,
    progress.percent !== null && progress.percent >= 100
      ? t('progress.finishing')
      : progress.seconds_left === null
        ? null
        : t('progress.left', { time: duration(progress.seconds_left) }),
  ];
  return parts.filter((part) => part !== null).join(' · ') || t('progress.starting');
}

/** What a queued job waits for, as far as it is known. */
export function waitText(job: Job): string {
  return job.waits
    ? t(`progress.waits.${job.waits.group}`, { running: job.waits.running, limit: job.waits.limit })
    : t('progress.queued');
}

/** What a job works on, for titles and lists. */
export function jobSubject(job: Job): string {
  return job.repository_name ?? (job.repository_path || t('job.server'));
}

/** The seconds a job has taken, or is taking. */
export function jobSeconds(job: Job, now: Date): number | null {
  if (job.started_at === null) {
    return null;
  }
  const end = job.ended_at === null ? now : new Date(job.ended_at);
  return (end.getTime() - new Date(job.started_at).getTime()) / 1000;
}

/** Whether a check has found damage; others fail because they could not look. */
export function foundDamage(job: Job): boolean {
  return job.operation === 'check' && job.failure?.kind === 'integrity';
}

/** Whether a repository's own schedule has made it: such a run has no plan to look at. */
export function isScheduledCheck(job: Job): boolean {
  return job.trigger === 'schedule' && (job.operation === 'check' || job.operation === 'restore-check');
}

/** Why a job ended as it did, in one sentence; null while it runs or when all went well. */
export function reason(job: Job): string | null {
  return foundDamage(job) ? t('care.found') : (job.failure?.message ?? job.message);
}

/** Whether the job's archive is one: a backup that ended badly has a name for it, but made none. */
export function namesArchive(job: Job): boolean {
  return job.archive !== null && !(job.operation === 'create' && ENDED_BADLY.has(job.state));
}

/** Whether an archive came out of it that can be opened. */
export function madeArchive(job: Job): boolean {
  return job.operation === 'create' && (job.state === 'succeeded' || job.state === 'warned');
}

export function hasEnded(job: Job): job is Job & { state: Exclude<JobState, 'queued' | 'running'> } {
  return !isOpen(job);
}

const ENDED_BADLY = new Set(['failed', 'cancelled', 'skipped', 'lost']);
