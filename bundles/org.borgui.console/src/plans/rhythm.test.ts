import { describe, expect, it } from 'vitest';
import { asKind, cronOf, rhythmOf } from './rhythm';

describe('rhythmOf', () => {
  it.each([
    ['7 2 * * *', { kind: 'daily', hour: 2, minute: 7 }],
    ['0 * * * *', { kind: 'hourly', every: 1, minute: 0 }],
    ['15 */6 * * *', { kind: 'hourly', every: 6, minute: 15 }],
    ['0 20 * * 1-5', { kind: 'weekly', days: [1, 2, 3, 4, 5], hour: 20, minute: 0 }],
    ['0 3 * * 0', { kind: 'weekly', days: [0], hour: 3, minute: 0 }],
    ['0 3 * * 7', { kind: 'weekly', days: [0], hour: 3, minute: 0 }],
    ['0 4 1 * *', { kind: 'monthly', day: 1, hour: 4, minute: 0 }],
  ])('knows %s', (cron, rhythm) => {
    expect(rhythmOf(cron)).toEqual(rhythm);
  });

  it.each([
    '*/15 * * * *',
    '0 5 1 1 *',
    '0 2,14 * * *',
    '0 3 1 * 0',
    '0 */5 * * *',
    '0 3 * * MON',
    'x',
    '',
    '61 2 * * *',
  ])('leaves %s to its writer', (cron) => {
    expect(rhythmOf(cron)).toBeNull();
  });

  it.each(['7 2 * * *', '0 * * * *', '15 */6 * * *', '0 3 * * 1,3', '0 4 31 * *'])('writes %s back', (cron) => {
    const rhythm = rhythmOf(cron);
    expect(rhythm && cronOf(rhythm)).toBe(cron);
  });
});

it('another kind keeps the time of day', () => {
  expect(asKind('weekly', { kind: 'daily', hour: 4, minute: 44 })).toEqual({
    kind: 'weekly',
    days: [0],
    hour: 4,
    minute: 44,
  });
});
