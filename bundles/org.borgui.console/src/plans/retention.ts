import { timesByDay } from './cronTimes';

export const PERIODS = ['hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export type Period = (typeof PERIODS)[number];
export type Keep = Record<Period, number> & { within: string };

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/** As borg counts them. */
const SPANS: Record<string, number> = { H: 1, d: 24, w: 24 * 7, m: 24 * 31, y: 24 * 365 };

/** In milliseconds; 0 for none, null for what is no time span. */
export function spanOf(within: string): number | null {
  const found = /^([1-9]\d{0,4})([Hdwmy])$/.exec(within.trim());
  const hours = Number(found?.[1]) * (SPANS[found?.[2] ?? ''] ?? 0);
  return within.trim() === '' ? 0 : found === null ? null : hours * HOUR_MILLIS;
}

const DATE = (time: Date) => time.toISOString().slice(0, 10);

const PERIOD_OF: Record<Period, (time: Date) => string> = {
  hourly: (time) => time.toISOString().slice(0, 13),
  daily: DATE,
  weekly: (time) => DATE(new Date(time.getTime() - ((time.getUTCDay() + 6) % 7) * DAY_MILLIS)),
  monthly: (time) => time.toISOString().slice(0, 7),
  quarterly: (time) => `${time.getUTCFullYear()}-${Math.floor(time.getUTCMonth() / 3)}`,
  yearly: (time) => String(time.getUTCFullYear()),
};

/**
 * Those of the archives that stay, the newest first: each rule, from hours to years, keeps the newest of each of its last
 * periods that no rule before it has kept; one that finds too few keeps the oldest of all.
 */
export function kept(newestFirst: Date[], keep: Keep, now: Date): Date[] {
  const stay = new Set<Date>();
  const since = now.getTime() - (spanOf(keep.within) ?? 0);
  newestFirst.filter((one) => one.getTime() > since).forEach((one) => stay.add(one));
  for (const period of PERIODS) {
    let left = keep[period];
    let last = '';
    for (const one of newestFirst) {
      const here = left > 0 ? PERIOD_OF[period](one) : last;
      if (here !== last) {
        last = here;
        left -= stay.has(one) ? 0 : 1;
        stay.add(one);
      }
    }
    const oldest = newestFirst.at(-1);
    if (left > 0 && oldest) {
      stay.add(oldest);
    }
  }
  return newestFirst.filter((one) => stay.has(one));
}

export type Forecast = { days: number; count: number; oldestDays: number };

/** Times at which the forecast is looked at, in days. */
const MARKS = [7, 30, 91, 182, 365, 730];
const MOST_A_DAY = 96;

/**
 * How many archives a plan has after some time, if all its runs go well and it prunes after them. Null where that cannot be
 * said: no schedule, more runs a day than is worth the wait, or rules that keep nothing.
 */
export function forecast(cron: string, keep: Keep, prune: boolean, from: Date): Forecast[] | null {
  const days = timesByDay(cron, from, MARKS.at(-1) ?? 0);
  const tooMany = days?.some((times) => times.length > MOST_A_DAY);
  const nothing = prune && keep.within.trim() === '' && PERIODS.every((period) => keep[period] === 0);
  if (days === null || tooMany || nothing || spanOf(keep.within) === null) {
    return null;
  }
  const found: Forecast[] = [];
  let archives: Date[] = [];
  days.forEach((times, number) => {
    archives = [...times.toReversed(), ...archives];
    const newest = archives[0];
    if (prune && newest && times.length > 0) {
      archives = kept(archives, keep, newest);
    }
    if (MARKS.includes(number + 1)) {
      const oldest = archives.at(-1);
      const oldestDays = newest && oldest ? Math.round((newest.getTime() - oldest.getTime()) / DAY_MILLIS) : 0;
      found.push({ days: number + 1, count: archives.length, oldestDays });
    }
  });
  return found;
}
