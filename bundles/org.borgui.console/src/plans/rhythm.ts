/** How often a plan runs, as people choose it; anything else is a cron expression of their own. */
export type Rhythm =
  | { kind: 'hourly'; every: number; minute: number }
  | { kind: 'daily'; hour: number; minute: number }
  | { kind: 'weekly'; days: number[]; hour: number; minute: number }
  | { kind: 'monthly'; day: number; hour: number; minute: number };

export const KINDS = ['hourly', 'daily', 'weekly', 'monthly', 'custom'] as const;
export type Kind = (typeof KINDS)[number];

/** Every so many hours: those that divide a day. */
export const EVERY = [1, 2, 3, 4, 6, 8, 12] as const;

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];

/** The rhythm of a cron expression; null for one that is not among the usual ones. */
export function rhythmOf(cron: string): Rhythm | null {
  const fields = cron.trim().split(/\s+/);
  const [minuteText = '', hourText = '', dayText = '', monthText, weekdayText = ''] = fields;
  const minute = number(minuteText, 0, 59);
  if (fields.length !== 5 || minute === null || monthText !== '*') {
    return null;
  }
  const every = hourText === '*' ? 1 : number(hourText.replace(/^\*\//, ''), 1, 12);
  if (hourText.startsWith('*')) {
    const usual = EVERY.some((one) => one === every);
    return usual && dayText === '*' && weekdayText === '*' ? { kind: 'hourly', every: every ?? 1, minute } : null;
  }
  const hour = number(hourText, 0, 23);
  if (hour === null) {
    return null;
  }
  if (dayText !== '*') {
    const day = number(dayText, 1, 31);
    return day !== null && weekdayText === '*' ? { kind: 'monthly', day, hour, minute } : null;
  }
  if (weekdayText === '*') {
    return { kind: 'daily', hour, minute };
  }
  const days = weekdays(weekdayText);
  return days === null ? null : { kind: 'weekly', days, hour, minute };
}

export function cronOf(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case 'hourly':
      return `${rhythm.minute} ${rhythm.every === 1 ? '*' : `*/${rhythm.every}`} * * *`;
    case 'daily':
      return `${rhythm.minute} ${rhythm.hour} * * *`;
    case 'weekly':
      return `${rhythm.minute} ${rhythm.hour} * * ${[...rhythm.days].sort().join(',')}`;
    case 'monthly':
      return `${rhythm.minute} ${rhythm.hour} ${rhythm.day} * *`;
  }
}

/** Another kind of rhythm at about the same time. */
export function asKind(kind: Rhythm['kind'], before: Rhythm | null): Rhythm {
  const minute = before?.minute ?? 0;
  const hour = before && 'hour' in before ? before.hour : 2;
  switch (kind) {
    case 'hourly':
      return { kind, every: 6, minute };
    case 'daily':
      return { kind, hour, minute };
    case 'weekly':
      return { kind, days: [0], hour, minute };
    case 'monthly':
      return { kind, day: 1, hour, minute };
  }
}

/** Days such as `1-5` or `1,3`, Sunday as 0; null for what is none. */
function weekdays(text: string): number[] | null {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [from = '', to = from, ...more] = part.split('-');
    const first = number(from, 0, 7);
    const last = number(to, 0, 7);
    if (first === null || last === null || last < first || more.length > 0) {
      return null;
    }
    for (let day = first; day <= last; day++) {
      days.add(day % 7);
    }
  }
  return ALL_DAYS.filter((day) => days.has(day));
}

function number(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d{1,2}$/.test(text) && value >= least && value <= most ? value : null;
}
