import type { Run, Upcoming } from '../shared/wire';
import { runMoment } from './runs';

/** A day by its local date, such as `2026-11-30`. */
export function dayKey(time: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

export type Day<T> = { key: string; items: T[] };

function byDay<T>(items: T[], moment: (item: T) => string): Day<T>[] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const key = dayKey(new Date(moment(item)));
    days.set(key, [...(days.get(key) ?? []), item]);
  }
  return [...days].map(([key, all]) => ({ key, items: all }));
}

/** Runs by days, the newest day and in it the newest run first. */
export function pastDays(runs: Run[]): Day<Run>[] {
  return byDay(
    [...runs].sort((a, b) => runMoment(b).localeCompare(runMoment(a))),
    runMoment,
  );
}

/** What one plan does in some time. */
export type Turn = { plan: Upcoming; times: Date[] };

/** Each plan once, with all its times. */
export function turns(upcoming: Upcoming[]): Turn[] {
  const all = new Map<string, Turn>();
  for (const plan of upcoming) {
    const name = `${plan.type} ${plan.id}`;
    const known = all.get(name) ?? { plan, times: [] };
    all.set(name, { ...known, times: [...known.times, new Date(plan.next_run)] });
  }
  return [...all.values()];
}

/** What is to come by days. */
export function comingDays(upcoming: Upcoming[]): Day<Turn>[] {
  return byDay(upcoming, (one) => one.next_run).map(({ key, items }) => ({ key, items: turns(items) }));
}
