import { describe, expect, it } from 'vitest';
import type { Job, Progress } from '../shared/wire';
import { endsNow, openJobs, parseEvent, withJob, withProgress } from './reduce';

const progress = { nfiles: 3 } as Progress;
const job = (id: number, state: Job['state'] = 'running') => ({ id, state, progress: null }) as Job;
const page = (...jobs: Job[]) => ({ jobs, next_before: null });

describe('openJobs', () => {
  it('puts a new job in front', () => {
    expect(openJobs(page(job(1)), job(2, 'queued')).jobs.map((one) => one.id)).toEqual([2, 1]);
  });

  it('drops a job that ended', () => {
    expect(openJobs(page(job(2), job(1)), job(2, 'failed')).jobs.map((one) => one.id)).toEqual([1]);
  });
});

describe('withJob', () => {
  it('changes a job where it stands', () => {
    expect(withJob(page(job(2), job(1)), job(1, 'warned')).jobs[1]?.state).toBe('warned');
  });

  it('leaves a page without the job as it is', () => {
    const known = page(job(2));
    expect(withJob(known, job(1))).toBe(known);
  });
});

describe('withProgress', () => {
  it('gives a running job its progress', () => {
    expect(withProgress(page(job(1)), 1, progress).jobs[0]?.progress).toBe(progress);
  });

  it('does not touch a job that ended', () => {
    expect(withProgress(page(job(1, 'succeeded')), 1, progress).jobs[0]?.progress).toBeNull();
  });
});

describe('endsNow', () => {
  it('is true once', () => {
    expect(endsNow(job(1), job(1, 'failed'))).toBe(true);
    expect(endsNow(job(1, 'failed'), job(1, 'failed'))).toBe(false);
    expect(endsNow(undefined, job(1, 'failed'))).toBe(true);
  });
});

describe('parseEvent', () => {
  it('knows its types and refuses the rest', () => {
    expect(parseEvent('log', '{"id":1,"total_lines":5}')).toEqual({ type: 'log', data: { id: 1, total_lines: 5 } });
    const run = { id: 3, backup_plan_id: 2, status: 'skipped' };
    expect(parseEvent('plan_run', JSON.stringify(run))).toEqual({ type: 'plan_run', data: run });
    expect(parseEvent('session_end', '')).toEqual({ type: 'session_end', data: null });
    expect(parseEvent('other', '{}')).toBeNull();
    expect(parseEvent('job', '{')).toBeNull();
  });
});
