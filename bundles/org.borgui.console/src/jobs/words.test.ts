import { describe, expect, it } from 'vitest';
import type { Job, Progress } from '../shared/wire';
import { jobName, operationName, progressText, reason } from './words';

const nothing: Progress = {
  original_size: 0,
  compressed_size: 0,
  deduplicated_size: 0,
  nfiles: 0,
  current_file: null,
  percent: null,
  bytes_per_second: 0,
  expected_size: null,
  seconds_left: null,
};

describe('progressText', () => {
  it('says only that it starts while nothing is known', () => {
    expect(progressText(nothing)).toBe('Starting');
  });

  it('names no percent when the total is unknown', () => {
    expect(progressText({ ...nothing, original_size: 1_400_000, nfiles: 1 })).toBe('1.4 MB · 1 file');
  });

  it('names total, speed and time when they are known', () => {
    const known = { ...nothing, original_size: 5e8, expected_size: 1e9, percent: 50.9, nfiles: 1200 };
    expect(progressText({ ...known, bytes_per_second: 2e7, seconds_left: 65 })).toBe(
      '50 % · 500 MB of about 1.0 GB · 1,200 files · 20.0 MB/s · about 1 min 05 s left',
    );
  });
});

it('operationName keeps a name it does not know', () => {
  expect(operationName('create')).toBe('Backup');
  expect(operationName('defrag')).toBe('Defrag');
});

it('jobName tells a check of a part from a whole one', () => {
  expect(jobName({ operation: 'check', partial: false })).toBe('Check');
  expect(jobName({ operation: 'check', partial: true })).toBe('Partial check');
});

it('reason says in the own language that a check found damage', () => {
  const failure = { kind: 'integrity', message: 'From the server.', evidence: null };
  expect(reason({ operation: 'check', failure, message: null } as Job)).toContain('found damage');
  expect(reason({ operation: 'extract', failure, message: null } as Job)).toBe('From the server.');
});
