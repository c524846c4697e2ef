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

  it('is unsound as long as the last check failed, whatever ran since', () => {
    const check = { id: 3, operation: 'check', failure: { kind: 'locked', message: 'In use.', evidence: null } } as Job;
    const repository = { last_backup: '2026-11-19T12:00:00Z', latest_job: { id: 4, state: 'succeeded' } } as Repository;
    expect(health(repository, now, check)).toMatchObject({ kind: 'unsound', why: 'In use.', job: check });
    expect(health(repository, now).job?.id).toBe(4);
  });

  it('is running while a job is open', () => {
    expect(of(null, { state: 'queued' }).kind).toBe('running');
  });
});
