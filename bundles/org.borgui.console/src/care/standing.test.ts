import { describe, expect, it } from 'vitest';
import type { Job } from '../shared/wire';
import { standing } from './standing';

const job = (id: number, state: Job['state'], kind?: string) =>
  ({
    id,
    operation: 'check',
    state,
    ended_at: `ended ${id}`,
    failure: kind ? { kind, message: 'm', evidence: null } : null,
  }) as Job;
const sound = { last_check: null, last_restore_check: null, last_compact: null, check_failed: false };

describe('standing', () => {
  it('knows nothing where nothing was done', () => {
    expect(standing(sound, 'check', [])).toEqual({ open: null, last: null, good: null, damage: null });
  });

  it('tells what runs from what has ended', () => {
    const found = standing(sound, 'prune', [job(4, 'queued'), job(3, 'running'), job(2, 'succeeded')]);
    expect([found.open?.id, found.last?.id]).toEqual([3, 2]);
  });

  it('remembers when it went well, by the repository where that tells', () => {
    const jobs = [job(3, 'failed'), job(2, 'succeeded'), job(1, 'succeeded')];
    expect(standing(sound, 'prune', jobs).good).toBe('ended 2');
    expect(standing({ ...sound, last_check: 'long ago' }, 'check', jobs).good).toBe('long ago');
    expect(standing({ ...sound, last_compact: 'lately' }, 'compact', jobs).good).toBe('lately');
  });

  it('holds the check that found damage, as long as there is some', () => {
    const jobs = [job(4, 'cancelled'), job(3, 'succeeded'), job(2, 'failed', 'locked'), job(1, 'failed', 'integrity')];
    expect(standing({ ...sound, check_failed: true }, 'check', jobs).damage?.id).toBe(1);
    expect(standing(sound, 'check', jobs).damage).toBeNull();
  });
});
