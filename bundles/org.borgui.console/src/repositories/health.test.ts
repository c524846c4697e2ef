import { describe, expect, it } from 'vitest';
import type { Job, Repository } from '../shared/wire';
import { health } from './health';

const now = new Date('2026-11-20T12:00:00Z');
const of = (last_backup: string | null, job: Partial<Job> | null) =>
  health({ last_backup, latest_job: job } as Repository, now);

describe('health', () => {
  it('is good after a recent backup', () => {
    expect(of('2026-11-19T12:00:00Z', { state: 'succeeded' })).toMatchObject({ kind: 'good', meaning: 'good' });
  });

  it('tells why the latest job failed', () => {
    const failure = { kind: 'full', message: 'The disk is full.', evidence: null };
    expect(of('2026-11-19T12:00:00Z', { state: 'failed', failure })).toMatchObject({
      kind: 'failed',
      why: failure.message,
    });
  });

  it('wants a first backup and a new one after a week', () => {
    expect(of(null, null).kind).toBe('never');
    expect(of('2026-11-12T12:00:00Z', null).kind).toBe('stale');
  });

  it('is unsound as long as no whole check found it sound, whatever ran since', () => {
    const check = { id: 3, operation: 'check', state: 'failed', failure: { kind: 'integrity' } } as Job;
    const damaged = { last_backup: '2026-11-19T12:00:00Z', check_failed: true } as Repository;
    expect(health({ ...damaged, latest_job: check }, now)).toMatchObject({ kind: 'unsound', job: check });
    const since = health({ ...damaged, latest_job: { id: 4, state: 'succeeded' } as Job }, now);
    expect([since.kind, since.job]).toEqual(['unsound', null]);
  });

  it('is running while a job is open', () => {
    expect(of(null, { state: 'queued' }).kind).toBe('running');
    const tended = { last_backup: null, latest_job: null, has_running_maintenance: true } as unknown as Repository;
    expect(health(tended, now).kind).toBe('running');
  });
});
