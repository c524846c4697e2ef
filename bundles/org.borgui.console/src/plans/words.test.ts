import { describe, expect, it } from 'vitest';
import type { Repository } from '../shared/wire';
import { cronWords, keepWords, ownZone, repositoryNames, scheduleWords, shortList } from './words';

const NOTHING = { hourly: 0, daily: 0, weekly: 0, monthly: 0, quarterly: 0, yearly: 0, within: '' };

describe('cronWords', () => {
  it.each([
    ['7 2 * * *', 'Every day at 02:07'],
    ['0 */6 * * *', 'Every 6 hours, at minute 0'],
    ['5 * * * *', 'Every hour, at minute 5'],
    ['0 20 * * 1-5', 'On workdays at 20:00'],
    ['0 3 * * 0,3', 'Every Wednesday and Sunday at 03:00'],
    ['0 4 1 * *', 'On day 1 of every month at 04:00'],
    ['0 2,14 * * *', 'At 02:00 and 14:00'],
    ['nonsense', 'nonsense'],
  ])('%s', (cron, words) => {
    expect(cronWords(cron)).toBe(words);
  });
});

it('a schedule names its zone where it is not the reader’s', () => {
  const plan = {
    schedule_enabled: true,
    schedule_mode: 'cron' as const,
    cron_expression: '7 2 * * *',
    timezone: 'Asia/Tokyo',
    availability_check_interval_minutes: 30,
  };
  expect(scheduleWords(plan)).toBe('Every day at 02:07 (Asia/Tokyo)');
  expect(scheduleWords({ ...plan, timezone: ownZone() })).toBe('Every day at 02:07');
  expect(scheduleWords({ ...plan, schedule_enabled: false })).toBe('Only by hand');
});

it('retention in sentences', () => {
  expect(keepWords(NOTHING, false)).toBe('All archives stay.');
  expect(keepWords(NOTHING, true)).toBe('These rules keep no archive at all.');
  expect(keepWords({ ...NOTHING, daily: 7, monthly: 1 }, true)).toContain('the last 7 days and 1 month stays');
  expect(keepWords({ ...NOTHING, within: '2d' }, true)).toContain('younger than 2d stay');
});

it('names what a person may not see as such', () => {
  const known = [{ id: 1, name: 'Photos' }] as Repository[];
  expect(repositoryNames([1, 2], known)).toEqual(['Photos', 'a repository you may not see']);
  expect(shortList(['a', 'b', 'c'])).toEqual(['a', 'and 2 more']);
});
