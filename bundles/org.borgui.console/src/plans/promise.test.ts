import { expect, it, test } from 'vitest';
import { type Draft, newDraft, wireDraft } from './draft';
import { daysFor, followed, isDays, isTime } from './promise';

it.each([
  ['30 2 * * *', 1],
  ['* * * * *', 1],
  ['0 */6 * * *', 1],
  ['0 2 * * 0', 7],
  ['0 2 * * 1,2,3,4,5', 3],
  ['0 2 * * mon-fri', 3],
  ['0 2 * * 1,4', 4],
  ['0 2 1 * *', 31],
  ['0 2 31 * *', 61],
  ['0 2 */2 * *', 2],
  ['0 2 1,15 * *', 17],
  ['0 2,14 1,15 * *', 17],
  ['0 0,23 */2 * *', 2],
  ['0 2 1 6-8 *', 305],
  ['0 2 1 3 *', 366],
  ['0 2 29 2 *', null],
  ['0 2 31 2 *', null],
  ['0 2 L * *', null],
  ['nonsense', null],
])('a promise for %s is as long as its longest pause: %s', (cron, days) => {
  expect(daysFor(cron)).toBe(days);
});

const daily: Draft = { ...newDraft(undefined), name: 'Photos', cron: '0 2 * * *' };
const typed = (draft: Draft, cron: string): Draft => ({ ...draft, ...followed(draft, cron), cron });

test('a promise follows the rhythm, and is off for one that does not tell how long it pauses', () => {
  expect(wireDraft(typed(daily, '0 2 */2 * *')).promise).toEqual({ every_days: 2, by: '06:00' });
  const untold = typed(daily, '0 2 L * *');
  expect(wireDraft(untold).promise).toBeNull();
  expect(wireDraft(typed(untold, '0 2 1 * *')).promise).toEqual({ every_days: 31, by: '06:00' });
});

test('a promise that was set or taken away by hand stays', () => {
  const set = { ...daily, promiseDays: '5' };
  expect(wireDraft(typed(typed(set, '0 2 L * *'), '0 2 1 * *')).promise).toEqual({ every_days: 5, by: '06:00' });
  const none = { ...daily, promised: false };
  expect(wireDraft(typed(typed(none, '0 2 L * *'), '0 2 1 * *')).promise).toBeNull();
});

test('a promise is about days and a time as the server takes them', () => {
  expect(['06:00', '23:59'].every(isTime)).toBe(true);
  expect(['', '6:00', '24:00', '06:00:30'].some(isTime)).toBe(false);
  expect(['1', '366'].every(isDays)).toBe(true);
  expect(['', '0', '367', '1.5'].some(isDays)).toBe(false);
});
