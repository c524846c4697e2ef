import { locale, t } from './i18n';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bytes as people read them, in steps of 1000: `1.4 GB`, or `1,4 GB` where a comma is usual. */
export function bytes(count: number): string {
  let value = Math.max(0, count);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  const number = value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number} ${UNITS[unit]}`;
}

/** A count with separators: `12,345`. */
export function count(value: number): string {
  return value.toLocaleString(locale());
}

/** A length of time in its two largest units: `1 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) {
    return `${whole} s`;
  }
  if (whole < HOUR) {
    return `${Math.floor(whole / MINUTE)} min ${pad(whole % MINUTE)} s`;
  }
  if (whole < DAY) {
    return `${Math.floor(whole / HOUR)} h ${pad(Math.floor((whole % HOUR) / MINUTE))} min`;
  }
  return `${Math.floor(whole / DAY)} d ${pad(Math.floor((whole % DAY) / HOUR))} h`;
}

/** How long ago something was: `3 min ago`; what lies ahead by a clock's difference counts as now. */
export function ago(then: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - then.getTime()) / 1000);
  if (seconds < 10) return t('ago.now');
  if (seconds < MINUTE) return t('ago.seconds', { count: seconds });
  if (seconds < HOUR) return t('ago.minutes', { count: Math.floor(seconds / MINUTE) });
  if (seconds < DAY) return t('ago.hours', { count: Math.floor(seconds / HOUR) });
  const days = Math.floor(seconds / DAY);
  if (days < 60) return t('ago.days', { count: days });
  if (days < 730) return t('ago.months', { count: Math.floor(days / 30) });
  return t('ago.years', { count: Math.floor(days / 365) });
}

/** How far ahead something is: `in 3 hours`; what should have begun counts as now. */
export function ahead(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((then.getTime() - now.getTime()) / 1000));
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'always' });
  if (seconds < MINUTE) return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(0, 'second');
  if (seconds < HOUR) return words.format(Math.floor(seconds / MINUTE), 'minute');
  if (seconds < 2 * DAY) return words.format(Math.floor(seconds / HOUR), 'hour');
  return words.format(Math.floor(seconds / DAY), 'day');
}

/** A day and a time of it, for what is near: `Mon, 30 Nov, 02:07`; the year stands there where it is another one. */
export function minuteText(then: Date, now: Date): string {
  return then.toLocaleString(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
}

/** A time of day without seconds. */
export function shortClock(then: Date): string {
  return then.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}

/** Several things as a sentence has them: `a, b and c`. */
export function listed(parts: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(parts);
}

/** The exact time, local to the reader. */
export function exact(then: Date): string {
  return then.toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'medium' });
}

/** A time that is near enough to need neither year nor seconds. */
export function soon(then: Date): string {
  return then.toLocaleString(locale(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** A day without its year, for axes: `23 Nov`. */
export function dayText(then: Date): string {
  return then.toLocaleDateString(locale(), { day: 'numeric', month: 'short' });
}

/** A time of day. */
export function clock(then: Date): string {
  return then.toLocaleTimeString(locale());
}

/** Lines of a text field as a list, without what is empty. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
