import type { LogPolicy, ServerSettings } from './useHistory';

/** The numbers among the settings, as they are written. */
export const NUMBERS = [
  'max_concurrent_backups',
  'max_concurrent_scheduled_backups',
  'max_concurrent_scheduled_checks',
  'cleanup_retention_days',
  'history_max_jobs',
  'log_retention_days',
  'log_max_total_size_mb',
] as const;

export type NumberField = (typeof NUMBERS)[number];

export type Draft = Record<NumberField, string> & {
  log_save_policy: LogPolicy;
  auto_cleanup: boolean;
  log_cleanup_on_startup: boolean;
};

/** The settings as a form holds them. */
export function draftOf(settings: ServerSettings): Draft {
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, String(settings[field])]));
  return {
    ...(numbers as Record<NumberField, string>),
    log_save_policy: settings.log_save_policy,
    auto_cleanup: settings.auto_cleanup,
    log_cleanup_on_startup: settings.log_cleanup_on_startup,
  };
}

/** Whether it is a whole number above nothing; its upper bound is the server's to say. */
export function isNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text.trim());
}

/** What the form says, for the server; null while a number is none. */
export function settingsOf(draft: Draft): ServerSettings | null {
  if (!NUMBERS.every((field) => isNumber(draft[field]))) {
    return null;
  }
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, Number(draft[field])]));
  return { ...draft, ...(numbers as Record<NumberField, number>) };
}
