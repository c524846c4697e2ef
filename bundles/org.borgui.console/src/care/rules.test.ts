import { describe, expect, it } from 'vitest';
import { isSound, keepsNothing, ruleName, rulesOf, wireRules, wrong } from './rules';

const of = (query: string) => rulesOf(new URLSearchParams(query));

describe('rules', () => {
  it('are the usual ones where the address names none', () => {
    expect(wireRules(of(''))).toEqual({
      keep_hourly: 0,
      keep_daily: 7,
      keep_weekly: 4,
      keep_monthly: 6,
      keep_quarterly: 0,
      keep_yearly: 1,
      keep_within: null,
    });
  });

  it('come back from an address, half typed too', () => {
    expect(of('daily=&within=2&unit=w')).toMatchObject({ daily: '', weekly: '4', within: '2', unit: 'w' });
    expect(wireRules(of('daily=&within=2&unit=w'))).toMatchObject({ keep_daily: 0, keep_within: '2w' });
    expect(of('unit=fortnights').unit).toBe('d');
  });

  it('are refused where they are no numbers or keep nothing', () => {
    expect(wrong('daily', '7')).toBeNull();
    expect(wrong('daily', '-1')).toContain('100,000');
    expect(wrong('within', '100000')).toContain('99,999');
    expect(isSound(of('daily=1.5'))).toBe(false);
    const nothing = of('daily=0&weekly=0&monthly=&yearly=0');
    expect([keepsNothing(nothing), isSound(nothing)]).toEqual([true, false]);
    expect(isSound({ ...nothing, within: '1' })).toBe(true);
  });
});

it('a rule has a word of its own, and one the console does not know keeps its name', () => {
  expect(ruleName('daily')).toBe('daily');
  expect(ruleName('weekly[oldest]')).toBe('weekly, as the oldest of all');
  expect(ruleName('within')).toBe('young enough');
  expect(ruleName('13weekly')).toBe('13weekly');
});
