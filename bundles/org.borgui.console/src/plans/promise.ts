import type { Plan, PromiseStanding } from '../shared/wire';
import { longestPause } from './cronTimes';
import type { Draft } from './draft';

/** The most days a promise may be about. */
export const MOST_DAYS = 366;

/** How old the newest archive may be, in days, for a plan of this rhythm; null where the rhythm does not tell. */
export function daysFor(cron: string): number | null {
  const pause = longestPause(cron);
  return pause === null || pause > MOST_DAYS ? null : pause;
}

/** The days as they stand in the form: none for a rhythm that does not tell. */
export const usualDays = (cron: string): string => String(daysFor(cron) ?? '');

/** A promise that was not changed by hand follows the rhythm. It is off for one that does not tell how long it pauses. */
export function followed(draft: Draft, cron: string): Pick<Draft, 'promised' | 'promiseDays'> {
  const { promised, promiseDays } = draft;
  if (promiseDays !== usualDays(draft.cron)) {
    return { promised, promiseDays };
  }
  const days = usualDays(cron);
  return { promised: days === '' ? promised && 'untold' : promised !== false, promiseDays: days };
}

/** Whether the time is an hour and a minute, as the server takes it. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Whether a promise may be about so many days. */
export const isDays = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS;

/** Where a plan does not keep what it promises. */
export const broken = (plan: Plan): PromiseStanding[] =>
  plan.promise_standings.filter((standing) => standing.state === 'broken');
