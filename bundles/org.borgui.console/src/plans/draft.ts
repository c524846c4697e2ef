import { lines } from '../shared/format';
import type { PlanTarget, Repository, WholePlan } from '../shared/wire';
import { formSources, wireSources } from '../repositories/sources';
import { NO_SOURCES, type Sources } from '../repositories/SourceFields';
import { usualDays } from './promise';
import { type Keep, type Period, PERIODS } from './retention';

/** A plan as it stands in the form; numbers are texts, as they are typed. */
export type Draft = {
  name: string;
  description: string;
  enabled: boolean;
  sources: Sources;
  template: string;
  targets: Target[];
  parallel: boolean;
  atOnce: string;
  stop: boolean;
  scheduled: boolean;
  mode: 'cron' | 'availability';
  cron: string;
  /** The expression is written by hand. */
  custom: boolean;
  zone: string;
  catchUp: boolean;
  /** In minutes. */
  spread: string;
  checkEvery: string;
  minBetween: string;
  prune: boolean;
  keep: Record<Period, string>;
  within: string;
  compact: boolean;
  check: boolean;
  checkMinutes: string;
  /** `untold` is off because the rhythm does not tell how long it pauses. */
  promised: boolean | 'untold';
  promiseDays: string;
  promiseBy: string;
  /** Kept as it is: this console has no fields for it. */
  rest: { check_extra_flags: string | null; upload_ratelimit_kib: number | null };
};

export type Target = Omit<PlanTarget, 'execution_order'>;

const USUAL_TEMPLATE = '{plan_name}-{now}';

export const targetOf = (repository: number): Target => ({
  repository_id: repository,
  enabled: true,
  compression_source: 'plan',
  compression_override: null,
  upload_ratelimit_kib_override: null,
});

/** A new plan: every night at some minute, 7 days, 4 weeks and 6 months kept. */
export function newDraft(repository: Repository | undefined): Draft {
  const sources = repository && formSources(repository);
  return {
    name: '',
    description: '',
    enabled: true,
    sources: sources?.folders ? sources : NO_SOURCES,
    template: USUAL_TEMPLATE,
    targets: repository ? [targetOf(repository.id)] : [],
    parallel: false,
    atOnce: '2',
    stop: false,
    scheduled: true,
    mode: 'cron',
    cron: `${Math.floor(Math.random() * 60)} 2 * * *`,
    custom: false,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    catchUp: true,
    spread: '0',
    checkEvery: '30',
    minBetween: '720',
    prune: true,
    keep: { hourly: '0', daily: '7', weekly: '4', monthly: '6', quarterly: '0', yearly: '0' },
    within: '',
    compact: true,
    check: false,
    checkMinutes: '60',
    promised: true,
    promiseDays: '1',
    promiseBy: '06:00',
    rest: { check_extra_flags: null, upload_ratelimit_kib: null },
  };
}

export function draftOf(plan: WholePlan): Draft {
  return {
    name: plan.name,
    description: plan.description ?? '',
    enabled: plan.enabled,
    sources: formSources(plan),
    template: plan.archive_name_template,
    targets: [...plan.repositories].sort((a, b) => a.execution_order - b.execution_order).map(withoutOrder),
    parallel: plan.repository_run_mode === 'parallel',
    atOnce: String(Math.max(2, plan.max_parallel_repositories)),
    stop: plan.failure_behavior === 'stop',
    scheduled: plan.schedule_enabled,
    mode: plan.schedule_mode,
    cron: plan.cron_expression ?? '0 2 * * *',
    custom: false,
    zone: plan.timezone,
    catchUp: plan.catch_up,
    spread: String(plan.spread_minutes),
    checkEvery: String(plan.availability_check_interval_minutes),
    minBetween: String(plan.min_success_interval_minutes),
    prune: plan.run_prune_after,
    keep: {
      hourly: String(plan.prune_keep_hourly),
      daily: String(plan.prune_keep_daily),
      weekly: String(plan.prune_keep_weekly),
      monthly: String(plan.prune_keep_monthly),
      quarterly: String(plan.prune_keep_quarterly),
      yearly: String(plan.prune_keep_yearly),
    },
    within: plan.prune_keep_within ?? '',
    compact: plan.run_compact_after,
    check: plan.run_check_after,
    checkMinutes: String(Math.round(plan.check_max_duration / 60)),
    promised: plan.promise !== null,
    promiseDays: plan.promise ? String(plan.promise.every_days) : usualDays(plan.cron_expression ?? ''),
    promiseBy: plan.promise?.by ?? '06:00',
    rest: { check_extra_flags: plan.check_extra_flags, upload_ratelimit_kib: plan.upload_ratelimit_kib },
  };
}

function withoutOrder(target: PlanTarget): Target {
  const { repository_id, enabled, compression_source, compression_override, upload_ratelimit_kib_override } = target;
  return { repository_id, enabled, compression_source, compression_override, upload_ratelimit_kib_override };
}

/** What was typed as a whole number; nothing counts as 0. */
export function whole(text: string): number {
  const value = Math.floor(Number(text));
  return Number.isFinite(value) ? value : 0;
}

export function keepOf(draft: Draft): Keep {
  const numbers = Object.fromEntries(PERIODS.map((period) => [period, Math.max(0, whole(draft.keep[period]))]));
  return { ...(numbers as Record<Period, number>), within: draft.within };
}

export type WireDraft = ReturnType<typeof wireDraft>;

/** The form as the server takes it. */
export function wireDraft(draft: Draft) {
  return {
    ...draft.rest,
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    enabled: draft.enabled,
    ...wireSources(draft.sources),
    archive_name_template: draft.template.trim(),
    repositories: draft.targets.map((target, at) => ({ ...target, execution_order: at + 1 })),
    repository_run_mode: draft.parallel ? 'parallel' : 'series',
    max_parallel_repositories: draft.parallel ? whole(draft.atOnce) : 1,
    failure_behavior: draft.stop ? 'stop' : 'continue',
    schedule_enabled: draft.scheduled,
    schedule_mode: draft.mode,
    cron_expression: draft.mode === 'cron' ? draft.cron.trim() : null,
    timezone: draft.zone,
    catch_up: draft.catchUp,
    spread_minutes: draft.mode === 'cron' ? whole(draft.spread) : 0,
    availability_check_interval_minutes: whole(draft.checkEvery),
    min_success_interval_minutes: whole(draft.minBetween),
    run_prune_after: draft.prune,
    run_compact_after: draft.compact,
    run_check_after: draft.check,
    check_max_duration: whole(draft.checkMinutes) * 60,
    prune_keep_hourly: whole(draft.keep.hourly),
    prune_keep_daily: whole(draft.keep.daily),
    prune_keep_weekly: whole(draft.keep.weekly),
    prune_keep_monthly: whole(draft.keep.monthly),
    prune_keep_quarterly: whole(draft.keep.quarterly),
    prune_keep_yearly: whole(draft.keep.yearly),
    prune_keep_within: draft.within.trim() || null,
    promise: draft.promised === true ? { every_days: whole(draft.promiseDays), by: draft.promiseBy } : null,
  };
}

/** The folders of a plan, as a list. */
export const foldersOf = (draft: Draft): string[] => lines(draft.sources.folders);
