const NAMES: Record<string, number> = Object.fromEntries([
  ...['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((name, at) => [name, at]),
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, at) => [
    name,
    at + 1,
  ]),
]);

const DAY_MILLIS = 86_400_000;

/** A cron expression as the sets of its fields; null for one that is none. */
function parse(cron: string) {
  const [minutes, hours, days, months, weekdays, ...more] = cron.trim().toLowerCase().split(/\s+/);
  const sets = {
    minutes: values(minutes, 0, 59),
    hours: values(hours, 0, 23),
    days: values(days, 1, 31),
    months: values(months, 1, 12),
    weekdays: values(weekdays, 0, 7),
  };
  const bad = more.length > 0 || Object.values(sets).some((set) => set === null);
  return bad
    ? null
    : { ...(sets as Record<keyof typeof sets, Set<number>>), anyDay: days === '*', anyWeekday: weekdays === '*' };
}

/**
 * The times of a cron expression for so many days, one list a day, in a calendar without changes of the clock; null for
 * what is no expression. Where both days are given, either will do.
 */
export function timesByDay(cron: string, from: Date, days: number): Date[][] | null {
  const sets = parse(cron);
  if (sets === null) {
    return null;
  }
  return daysFrom(from, days).map((day) =>
    comesOn(sets, day)
      ? [...sets.hours].flatMap((hour) =>
          [...sets.minutes].map((minute) => new Date(day.getTime() + (hour * 60 + minute) * 60_000)),
        )
      : [],
  );
}

/** Two years, one of them with a leap day: every pause of a rhythm that comes at least once a year is in them. */
const CYCLE = { from: new Date(2027, 0, 1), days: 731 };

/** The longest pause between two times of a cron expression, in days rounded up; null where none can be told. */
export function longestPause(cron: string): number | null {
  const sets = parse(cron);
  if (sets === null) {
    return null;
  }
  const days = daysFrom(CYCLE.from, CYCLE.days).flatMap((day, number) => (comesOn(sets, day) ? [number] : []));
  const span = (width([...sets.hours]) * 60 + width([...sets.minutes])) / (24 * 60);
  const pauses = days.slice(1).map((day, at) => Math.ceil(day - (days[at] ?? day) - span));
  return pauses.length === 0 ? null : Math.max(...pauses);
}

/** The difference between the largest and the smallest. */
const width = (numbers: number[]) => Math.max(...numbers) - Math.min(...numbers);

function daysFrom(from: Date, count: number): Date[] {
  const first = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  return Array.from({ length: count }, (_, number) => new Date(first + number * DAY_MILLIS));
}

function comesOn(sets: NonNullable<ReturnType<typeof parse>>, day: Date): boolean {
  const inMonth = sets.days.has(day.getUTCDate());
  const inWeek = sets.weekdays.has(day.getUTCDay()) || (day.getUTCDay() === 0 && sets.weekdays.has(7));
  const either = !sets.anyDay && !sets.anyWeekday;
  return sets.months.has(day.getUTCMonth() + 1) && (either ? inMonth || inWeek : inMonth && inWeek);
}

/** The values of a field such as `1-5`, `*` with a step, or `mon,wed`. */
function values(field: string | undefined, least: number, most: number): Set<number> | null {
  const all = new Set<number>();
  for (const part of field?.split(',') ?? ['']) {
    const found = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    const [, from, to, step] = found ?? [];
    const first = from === undefined ? least : value(from);
    const last = to !== undefined ? value(to) : from === undefined || step !== undefined ? most : first;
    const by = Number(step ?? 1);
    if (found === null || first === null || last === null || first < least || last > most || first > last || by < 1) {
      return null;
    }
    for (let one = first; one <= last; one += by) {
      all.add(one);
    }
  }
  return all;
}

function value(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : (NAMES[text] ?? null);
}
