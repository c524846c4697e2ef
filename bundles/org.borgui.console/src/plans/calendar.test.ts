import { describe, expect, it } from 'vitest';
import type { Run, Upcoming } from '../shared/wire';
import { comingDays, dayKey, pastDays, turns } from './calendar';

const local = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
const coming = (id: number, day: number, hour: number): Upcoming => ({
  id,
  type: 'backup_plan',
  name: `plan ${id}`,
  repository_ids: [],
  next_run: local(day, hour),
});

it('a day is the reader’s', () => {
  expect(dayKey(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
});

describe('comingDays', () => {
  it('has a plan once a day', () => {
    const days = comingDays([coming(1, 29, 1), coming(2, 29, 2), coming(1, 29, 3), coming(1, 30, 1)]);
    expect(days.map((day) => day.key)).toEqual(['2026-11-29', '2026-11-30']);
    expect(days[0]?.items.map((turn) => [turn.plan.id, turn.times.length])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});

it('a plan that comes several times is told by its first', () => {
  const [turn] = turns([coming(1, 29, 1), coming(1, 29, 3)]);
  expect(turn?.plan.next_run).toBe(local(29, 1));
  expect(turn?.times).toHaveLength(2);
});

it('the past begins with what was last; a skipped run counts where it was due', () => {
  const run = (id: number, started: string | null, due: string | null) =>
    ({ id, started_at: started, due_at: due, created_at: local(30, 9) }) as Run;
  const days = pastDays([run(1, local(28, 2), null), run(2, null, local(29, 2)), run(3, local(29, 3), local(29, 2))]);
  expect(days.map((day) => day.items.map((one) => one.id))).toEqual([[3, 2], [1]]);
});
