import { expect, it } from 'vitest';
import type { Job } from '../shared/wire';
import { fixOf } from './fix';

const job = (operation: string, state: Job['state'], kind?: string) =>
  ({ operation, state, failure: kind ? { kind, message: 'm', evidence: null } : null }) as Job;

it('a full disk leads to the archives that can go', () => {
  expect(fixOf(job('create', 'failed', 'no_space'))).toMatchObject({ step: 'archives' });
});

it('starting again means another backup only after a backup', () => {
  expect(fixOf(job('create', 'failed', 'locked')).step).toBe('again');
  expect(fixOf(job('extract', 'failed', 'locked')).step).toBe('archive');
  expect(fixOf(job('delete', 'failed', 'locked')).step).toBeNull();
});

it('what is not known to be mended elsewhere is tried again', () => {
  expect(fixOf(job('create', 'failed', 'moon_phase'))).toEqual({ advice: null, step: 'again' });
  expect(fixOf(job('create', 'failed')).advice).toContain('log');
  expect(fixOf(job('create', 'lost')).advice).toContain('server');
});

it('damage found in a repository leads to care, not to another try', () => {
  expect(fixOf(job('check', 'failed', 'integrity'))).toMatchObject({ step: 'repository' });
  expect(fixOf(job('check', 'failed', 'integrity')).advice).toContain('Do not prune');
  expect(fixOf(job('extract', 'failed', 'integrity')).advice).toBeNull();
  expect(fixOf(job('prune', 'cancelled')).step).toBe('repository');
  expect(fixOf(job('compact', 'warned')).advice).toContain('log');
});
