import { expect, it } from 'vitest';
import { draftOf, isNumber, settingsOf } from './historyDraft';
import type { ServerSettings } from './useHistory';

const SETTINGS: ServerSettings = {
  max_concurrent_backups: 4,
  max_concurrent_scheduled_backups: 4,
  max_concurrent_scheduled_checks: 2,
  cleanup_retention_days: 365,
  history_max_jobs: 100_000,
  log_retention_days: 90,
  log_max_total_size_mb: 1024,
  log_save_policy: 'all_jobs',
  auto_cleanup: true,
  log_cleanup_on_startup: false,
};

it('a draft that nobody changed says the same again', () => {
  expect(settingsOf(draftOf(SETTINGS))).toEqual(SETTINGS);
});

it('nothing is sent while a number is none', () => {
  expect(settingsOf({ ...draftOf(SETTINGS), log_retention_days: 'a week' })).toBeNull();
  expect(settingsOf({ ...draftOf(SETTINGS), log_retention_days: ' 7 ' })?.log_retention_days).toBe(7);
});

it.each(['', '0', '-1', '1.5', '1e3', '9999999999'])('%j is no number for a setting', (text) => {
  expect(isNumber(text)).toBe(false);
});
