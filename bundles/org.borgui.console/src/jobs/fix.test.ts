import { expect, it } from 'vitest';
import type { Job } from '../shared/wire';
import { fixOf } from './fix';

const job = (operation: string, state: Job['state'], kind?: string) =>
  ({ operation, state, failure: kind ? { kind, message: 'm', evidence: null } : null }) as Job;

it('a full disk leads to the archives that can go', () => {
  expect(fixOf(job('create', 'failed', 'no_space'), false)).toMatchObject({ steps: ['archives'] });
});

it('starting again means another backup only after a backup', () => {
  expect(fixOf(job('create', 'failed', 'locked'), false).steps).toEqual(['again']);
  expect(fixOf(job('extract', 'failed', 'locked'), false).steps).toEqual(['archive']);
  expect(fixOf(job('delete', 'failed', 'locked'), false).steps).toEqual([]);
});

it('what is not known to be mended elsewhere is tried again', () => {
  expect(fixOf(job('create', 'failed', 'moon_phase'), false)).toEqual({ advice: null, steps: ['again'] });
  expect(fixOf(job('create', 'failed'), false).advice).toContain('log');
  expect(fixOf(job('create', 'lost'), false).advice).toContain('server');
});

it('damage found in a repository leads to care, not to another try', () => {
  expect(fixOf(job('check', 'failed', 'integrity'), false)).toMatchObject({ steps: ['repository'] });
  expect(fixOf(job('check', 'failed', 'integrity'), false).advice).toContain('Do not prune');
  expect(fixOf(job('extract', 'failed', 'integrity'), false).advice).toBeNull();
  expect(fixOf(job('prune', 'cancelled'), false).steps).toEqual(['repository']);
  expect(fixOf(job('compact', 'warned'), false).advice).toContain('log');
});

it('a lock is looked at by those who may, before it is tried again', () => {
  expect(fixOf(job('create', 'failed', 'locked'), true).steps).toEqual(['lock', 'again']);
  expect(fixOf(job('break-lock', 'failed', 'locked'), true).steps).toEqual(['lock']);
  expect(fixOf(job('create', 'warned', 'locked'), true).steps).toEqual([]);
});
