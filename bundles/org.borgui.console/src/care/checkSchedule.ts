import { isProofMode, type ProofMode } from './proof';

/** What can be done by itself with one repository. */
export type CheckKind = 'check' | 'restore-check';

export type LastRun = { id: number; status: string; due_at: string | null; reason: string | null };

/** When something is checked, and how. */
export type CheckSchedule = {
  cron: string | null;
  enabled: boolean;
  zone: string;
  next: string | null;
  catchUp: boolean;
  lastRun: LastRun | null;
  seconds: number;
  flags: string;
  mode: ProofMode;
  paths: string[];
};

type WireCheck = {
  check_cron_expression: string | null;
  next_scheduled_check: string | null;
  check_max_duration: number;
  check_extra_flags: string | null;
};

type WireRestoreCheck = {
  restore_check_cron_expression: string | null;
  next_scheduled_restore_check: string | null;
  restore_check_mode: string;
  restore_check_paths: string[];
};

export type WireSchedule = { timezone: string; enabled: boolean; catch_up: boolean; last_runs: LastRun[] } & (
  WireCheck | WireRestoreCheck
);

const USUAL = { seconds: 3600, flags: '', mode: 'canary' as ProofMode, paths: [] as string[] };

/** The server has a name of each field for each kind. */
export function scheduleOf(wire: WireSchedule): CheckSchedule {
  const both = {
    enabled: wire.enabled,
    zone: wire.timezone,
    catchUp: wire.catch_up,
    lastRun: wire.last_runs[0] ?? null,
  };
  if ('check_max_duration' in wire) {
    return {
      ...USUAL,
      ...both,
      cron: wire.check_cron_expression,
      next: wire.next_scheduled_check,
      seconds: wire.check_max_duration,
      flags: wire.check_extra_flags ?? '',
    };
  }
  const mode = wire.restore_check_mode;
  return {
    ...USUAL,
    ...both,
    cron: wire.restore_check_cron_expression,
    next: wire.next_scheduled_restore_check,
    mode: isProofMode(mode) ? mode : USUAL.mode,
    paths: wire.restore_check_paths,
  };
}

/** What is sent; a schedule that is switched off keeps its expression. */
export function scheduleBody(kind: CheckKind, wanted: CheckSchedule) {
  const both = {
    cron_expression: wanted.cron,
    timezone: wanted.zone,
    schedule_enabled: wanted.enabled,
    catch_up: wanted.catchUp,
  };
  return kind === 'check'
    ? { ...both, max_duration: wanted.seconds, check_extra_flags: wanted.seconds === 0 ? wanted.flags : '' }
    : { ...both, mode: wanted.mode, paths: wanted.mode === 'probe_paths' ? wanted.paths : [] };
}
