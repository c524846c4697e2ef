import { describe, expect, it } from 'vitest';
import type { Job } from '../shared/wire';
import { days, growth, sum } from './backups';

const job = (id: number, state: Job['state'], ended_at: string, original_size = 0, deduplicated_size = 0) =>
  ({ id, state, ended_at, archive: `a${id}`, progress: { original_size, deduplicated_size } }) as Job;

describe('growth', () => {
  it('adds up what was new, oldest first, and leaves out what made no archive', () => {
    const jobs = [
      job(3, 'warned', '2026-11-03T02:00:00Z', 120, 20),
      job(2, 'failed', '2026-11-02T02:00:00Z', 50, 50),
      job(1, 'succeeded', '2026-11-01T02:00:00Z', 100, 100),
    ];
    expect(growth(jobs).map(({ archive, read, added, stored }) => [archive, read, added, stored])).toEqual([
      ['a1', 100, 100, 100],
      ['a3', 120, 20, 120],
    ]);
  });
});

describe('days', () => {
  const now = new Date(2026, 10, 23, 12);
  const at = (day: number) => new Date(2026, 10, day, 2).toISOString();

  it('counts how the backups of each day ended', () => {
    const all = days([job(1, 'succeeded', at(23)), job(2, 'failed', at(23)), job(3, 'lost', at(22))], now);
    expect(all).toHaveLength(30);
    expect(all.at(-1)).toEqual({ date: '2026-11-23', good: 1, warned: 0, failed: 1 });
    expect(all.at(-2)).toMatchObject({ date: '2026-11-22', failed: 1 });
    expect([sum(all, 'good'), sum(all, 'failed')]).toEqual([1, 2]);
  });

  it('leaves out what is older, still runs or was cancelled', () => {
    const all = days([job(1, 'succeeded', '2026-09-01T00:00:00Z'), job(2, 'cancelled', at(23))], now);
    expect(all.every((day) => day.good + day.warned + day.failed === 0)).toBe(true);
  });
});
