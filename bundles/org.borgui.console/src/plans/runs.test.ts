import { describe, expect, it } from 'vitest';
import type { Job, Run, RunPart } from '../shared/wire';
import { canRetry, isBetween, newestByPlan, runSeconds } from './runs';

const job = (state: Job['state'], operation = 'create') => ({ id: 1, state, operation }) as Job;
const part = (...jobs: Job[]) => ({ repository_id: 1, status: 'running', jobs }) as unknown as RunPart;
const run = (status: Run['status'], ...repositories: RunPart[]) => ({ id: 1, status, repositories }) as Run;

describe('isBetween', () => {
  it('is true while no job is open and the run is not over', () => {
    expect(isBetween(run('running', part(job('succeeded'))))).toBe(true);
    expect(isBetween(run('pending'))).toBe(true);
    expect(isBetween(run('running', part(job('succeeded'), job('queued', 'prune'))))).toBe(false);
    expect(isBetween(run('completed', part(job('succeeded'))))).toBe(false);
  });
});

describe('canRetry', () => {
  it('needs a repository without a backup', () => {
    expect(canRetry(run('partial', part(job('succeeded')), part(job('failed'))))).toBe(true);
    expect(canRetry(run('cancelled', part()))).toBe(true);
    expect(canRetry(run('failed', part(job('warned'), job('failed', 'prune'))))).toBe(false);
    expect(canRetry(run('running', part(job('failed'))))).toBe(false);
    expect(canRetry(run('skipped', part()))).toBe(false);
  });
});

it('the first run of a plan is its newest', () => {
  const runs = [
    { id: 3, backup_plan_id: 1 },
    { id: 2, backup_plan_id: 2 },
    { id: 1, backup_plan_id: 1 },
  ] as Run[];
  expect([...newestByPlan(runs).values()].map((one) => one.id)).toEqual([3, 2]);
});

it('a run that goes on takes until now', () => {
  const begun = { started_at: '2026-11-29T02:00:00Z', completed_at: null } as Run;
  expect(runSeconds(begun, new Date('2026-11-29T02:01:05Z'))).toBe(65);
  expect(runSeconds({ ...begun, started_at: null }, new Date())).toBeNull();
});
