import { describe, expect, it } from 'vitest';
import { forecast, kept, type Keep, spanOf } from './retention';

const NOTHING: Keep = { hourly: 0, daily: 0, weekly: 0, monthly: 0, quarterly: 0, yearly: 0, within: '' };
const at = (text: string) => new Date(`${text}Z`);
const days = (count: number) =>
  Array.from({ length: count }, (_, ago) => new Date(Date.UTC(2026, 10, 29, 2) - ago * 86_400_000));
const names = (archives: Date[]) => archives.map((one) => one.toISOString().slice(0, 10));

describe('kept', () => {
  it('keeps the newest of each of the last days', () => {
    const archives = [at('2026-11-29T20:00'), at('2026-11-29T02:00'), at('2026-11-28T20:00'), at('2026-11-27T20:00')];
    expect(kept(archives, { ...NOTHING, daily: 2 }, archives[0] ?? new Date())).toEqual([archives[0], archives[2]]);
  });

  it('each rule goes on where the one before it ended', () => {
    // Sunday the 29th and the 28th by days, then the newest of the weeks before.
    expect(names(kept(days(40), { ...NOTHING, daily: 2, weekly: 2 }, at('2026-11-29T02:00')))).toEqual([
      '2026-11-29',
      '2026-11-28',
      '2026-11-22',
      '2026-11-15',
    ]);
  });

  it('a rule that finds too few keeps the oldest', () => {
    expect(names(kept(days(3), { ...NOTHING, monthly: 6 }, at('2026-11-29T02:00')))).toEqual([
      '2026-11-29',
      '2026-11-27',
    ]);
  });

  it('keeps all that are younger than a span', () => {
    expect(kept(days(9), { ...NOTHING, within: '3d' }, at('2026-11-29T02:00'))).toHaveLength(3);
  });
});

describe('spanOf', () => {
  it.each([
    ['', 0],
    ['2d', 172_800_000],
    ['1H', 3_600_000],
    ['d', null],
    ['0d', null],
  ])('%s', (text, span) => {
    expect(spanOf(text)).toBe(span);
  });
});

describe('forecast', () => {
  const usual = { ...NOTHING, daily: 7, weekly: 4, monthly: 6 };

  it('says what stays of a daily plan over two years', () => {
    const found = forecast('7 2 * * *', usual, true, new Date(2026, 10, 30));
    expect(found?.map((one) => one.days)).toEqual([7, 30, 91, 182, 365, 730]);
    expect(found?.[0]).toMatchObject({ count: 7, oldestDays: 6 });
    expect(found?.at(-1)?.count).toBeLessThanOrEqual(18);
    expect(found?.at(-1)?.count).toBeGreaterThanOrEqual(16);
  });

  it('without pruning all stay', () => {
    expect(forecast('7 2 * * *', usual, false, new Date(2026, 10, 30))?.at(-1)?.count).toBe(730);
  });

  it('is silent where nothing can be said', () => {
    expect(forecast('x', usual, true, new Date())).toBeNull();
    expect(forecast('* * * * *', usual, true, new Date())).toBeNull();
    expect(forecast('7 2 * * *', NOTHING, true, new Date())).toBeNull();
  });
});
