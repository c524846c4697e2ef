import type { Plan, PromiseStanding } from '../shared/wire';
import { rhythmOf } from './rhythm';

/** How old the newest archive may be, in days, for a plan of this rhythm. */
export function daysFor(cron: string): number {
  const rhythm = rhythmOf(cron);
  if (rhythm?.kind === 'monthly') {
    return 32;
  }
  if (rhythm?.kind !== 'weekly' || rhythm.days.length === 0) {
    return 1;
  }
  const gaps = rhythm.days.map((day, at) => {
    const next = rhythm.days[(at + 1) % rhythm.days.length] ?? day;
    return (next - day + 7) % 7 || 7;
  });
  return Math.max(...gaps);
}

/** Where a plan does not keep what it promises. */
export const broken = (plan: Plan): PromiseStanding[] =>
  plan.promise_standings.filter((standing) => standing.state === 'broken');
