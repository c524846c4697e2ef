import type { Job } from '../shared/wire';

/** A finished backup as a point of a line. */
export type Point = { at: string; archive: string | null; read: number; added: number; stored: number };

export type Day = { date: string; good: number; warned: number; failed: number };

const MADE = new Set(['succeeded', 'warned']);
const BAD = new Set(['failed', 'lost']);

/** The finished backups, oldest first, with what each read, what was new in it, and the sum of the new so far. */
export function growth(jobs: Job[]): Point[] {
  let stored = 0;
  return jobs
    .filter((job) => MADE.has(job.state) && job.progress !== null)
    .sort((a, b) => a.id - b.id)
    .map((job) => {
      const read = job.progress?.original_size ?? 0;
      const added = job.progress?.deduplicated_size ?? 0;
      stored += added;
      return { at: job.ended_at ?? job.created_at, archive: job.archive, read, added, stored };
    });
}

/** How the backups of each of the last days ended, oldest day first, by the reader's calendar. */
export function days(jobs: Job[], now: Date, count = 30): Day[] {
  const all = Array.from({ length: count }, (_, index): Day => {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (count - 1 - index));
    return { date: localDate(day), good: 0, warned: 0, failed: 0 };
  });
  const known = new Map(all.map((day) => [day.date, day]));
  for (const job of jobs) {
    const day = known.get(localDate(new Date(job.ended_at ?? job.created_at)));
    if (day && job.state === 'succeeded') day.good += 1;
    if (day && job.state === 'warned') day.warned += 1;
    if (day && BAD.has(job.state)) day.failed += 1;
  }
  return all;
}

function localDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function sum(all: Day[], kind: 'good' | 'warned' | 'failed'): number {
  return all.reduce((total, day) => total + day[kind], 0);
}
