import { expect, it } from 'vitest';
import { timesByDay } from './cronTimes';

const MONDAY = new Date(2026, 10, 30);
const texts = (cron: string, days: number) =>
  timesByDay(cron, MONDAY, days)
    ?.flat()
    .map((time) => time.toISOString().slice(5, 16));

it.each([
  ['7 2 * * *', 2, ['11-30T02:07', '12-01T02:07']],
  ['0 */12 * * *', 1, ['11-30T00:00', '11-30T12:00']],
  ['0 3 * * 0', 7, ['12-06T03:00']],
  ['0 3 * * 7', 7, ['12-06T03:00']],
  ['0 3 * * mon-tue', 3, ['11-30T03:00', '12-01T03:00']],
  ['0 4 1 * *', 3, ['12-01T04:00']],
  ['0 4 2 * 1', 3, ['11-30T04:00', '12-02T04:00']],
  ['10-30/10 5 1 dec *', 2, ['12-01T05:10', '12-01T05:20', '12-01T05:30']],
])('%s', (cron, days, times) => {
  expect(texts(cron, days)).toEqual(times);
});

it.each(['', '* * * *', '60 * * * *', '* * * * * *', '5-1 * * * *', '*/0 * * * *', 'x * * * *'])(
  '%s is none',
  (cron) => {
    expect(timesByDay(cron, MONDAY, 1)).toBeNull();
  },
);
