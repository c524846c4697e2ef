import cronstrue from 'cronstrue';
import 'cronstrue/locales/de';
import i18next from 'i18next';
import { listed } from '../shared/format';
import { locale, t } from '../shared/i18n';
import type { Plan, Repository, Run } from '../shared/wire';
import { type Keep, PERIODS } from './retention';
import { type Rhythm, rhythmOf } from './rhythm';

const SUNDAY = Date.UTC(2026, 10, 29);
const DAY_MILLIS = 86_400_000;
const WORKDAYS = '1,2,3,4,5';

/** A day of the week by its number, Sunday as 0. */
export function weekday(day: number, style: 'long' | 'short' = 'long'): string {
  return new Date(SUNDAY + day * DAY_MILLIS).toLocaleDateString(locale(), { weekday: style, timeZone: 'UTC' });
}

function mondayFirst(days: number[]): number[] {
  return [...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
}

function timeText(hour: number, minute: number): string {
  const time = new Date(SUNDAY + (hour * 60 + minute) * 60_000);
  return time.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
}

/** A cron expression in words; one that is none stays as it is. */
export function cronWords(cron: string): string {
  const rhythm = rhythmOf(cron);
  if (rhythm !== null) {
    return rhythmWords(rhythm);
  }
  try {
    return cronstrue.toString(cron, { locale: i18next.language, use24HourTimeFormat: true });
  } catch {
    return cron;
  }
}

function rhythmWords(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case 'hourly':
      return t('when.hourly', { count: rhythm.every, minute: rhythm.minute });
    case 'daily':
      return t('when.daily', { time: timeText(rhythm.hour, rhythm.minute) });
    case 'weekly': {
      const time = timeText(rhythm.hour, rhythm.minute);
      return rhythm.days.join() === WORKDAYS
        ? t('when.workdays', { time })
        : t('when.weekly', { time, days: listed(mondayFirst(rhythm.days).map((day) => weekday(day))) });
    }
    case 'monthly':
      return t('when.monthly', { day: rhythm.day, time: timeText(rhythm.hour, rhythm.minute) });
  }
}

type When = Pick<
  Plan,
  'schedule_enabled' | 'schedule_mode' | 'cron_expression' | 'timezone' | 'availability_check_interval_minutes'
>;

/** When a plan runs; the zone is named where it is not the reader's. */
export function scheduleWords(plan: When): string {
  if (!plan.schedule_enabled) {
    return t('when.byHand');
  }
  if (plan.schedule_mode === 'availability') {
    return t('when.available', { count: plan.availability_check_interval_minutes });
  }
  const words = cronWords(plan.cron_expression ?? '');
  return plan.timezone === ownZone() ? words : t('when.zone', { words, zone: plan.timezone });
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The first of several, and how many more there are. */
export function shortList(parts: string[]): [first: string, more: string] {
  const [first = '', ...more] = parts;
  return [first, more.length === 0 ? '' : t('plans.more', { count: more.length })];
}

/** The names of a plan's repositories, in their order. */
export function repositoryNames(ids: number[], repositories: Repository[] | undefined): string[] {
  return ids.map((id) => repositories?.find((one) => one.id === id)?.name ?? t('plans.unseen'));
}

/** What the rules of retention mean, in sentences. */
export function keepWords(keep: Keep, prune: boolean): string {
  if (!prune) {
    return t('keep.all');
  }
  const periods = PERIODS.filter((period) => keep[period] > 0).map((period) =>
    t(`keep.${period}`, { count: keep[period] }),
  );
  const span = keep.within.trim();
  if (periods.length === 0) {
    return span === '' ? t('keep.nothing') : t('keep.saysWithinOnly', { span });
  }
  const says = t('keep.says', { periods: listed(periods) });
  return span === '' ? says : `${t('keep.saysWithin', { span })} ${says}`;
}

/** How a run came about. */
export function triggerWords(run: Run): string {
  const by = run.requested_by;
  switch (run.trigger) {
    case 'schedule':
      return t('runTrigger.schedule');
    case 'retry':
      return t('runTrigger.retry', { by });
    default:
      return t('runTrigger.manual', { by });
  }
}
