import { describe, expect, it } from 'vitest';
import type { Job } from '../shared/wire';
import { failedChecks, standing } from './standing';

const job = (id: number, state: Job['state'], repository_id: number | null = 1) =>
  ({ id, state, repository_id }) as Job;

describe('standing', () => {
  it('knows nothing where nothing was done', () => {
    expect(standing([])).toEqual({ open: null, last: null, good: null });
  });

  it('tells what runs from what has ended', () => {
    const found = standing([job(4, 'queued'), job(3, 'running'), job(2, 'succeeded')]);
    expect([found.open?.id, found.last?.id, found.good]).toEqual([3, 2, null]);
  });

  it('remembers the last good one where the last was none', () => {
    const found = standing([job(3, 'failed'), job(2, 'succeeded'), job(1, 'succeeded')]);
    expect([found.last?.id, found.good?.id]).toEqual([3, 2]);
  });
});

describe('failedChecks', () => {
  it('holds a repository whose last check failed', () => {
    expect([...failedChecks([job(2, 'failed'), job(1, 'succeeded')]).keys()]).toEqual([1]);
  });

  it('is over with a good check', () => {
    expect(failedChecks([job(2, 'succeeded'), job(1, 'failed')]).size).toBe(0);
  });

  it('is not over with a check that says nothing', () => {
    const checks = [job(5, 'running'), job(4, 'cancelled'), job(3, 'lost'), job(2, 'failed'), job(1, 'failed', null)];
    expect(failedChecks(checks).get(1)?.id).toBe(2);
  });
});
