import { describe, expect, it } from 'vitest';
import { problemOf } from './problem';

describe('problemOf', () => {
  it('shows the sentence of a keyed error', () => {
    const problem = problemOf(409, { detail: { key: 'busy', params: {}, message: 'A backup is running.' } });
    expect(problem).toMatchObject({ status: 409, key: 'busy', message: 'A backup is running.' });
  });

  it('shows a plain text', () => {
    expect(problemOf(500, { detail: 'Disk full' }).message).toBe('Disk full');
  });

  it('puts field errors at their fields', () => {
    const problem = problemOf(422, { detail: [{ loc: ['body', 'name'], msg: 'is missing', type: 'missing' }] });
    expect(problem.fields).toEqual({ name: 'is missing' });
    expect(problem.message).toBe('Name: is missing');
  });

  it('puts a keyed error at the field it names', () => {
    const detail = { key: 'x', params: { field: 'cron_expression' }, message: 'Say when it is to run.' };
    expect(problemOf(422, { detail }).fields).toEqual({ cron_expression: 'Say when it is to run.' });
  });

  it('keeps what a locked repository suggests', () => {
    const problem = problemOf(423, {
      detail: { error: 'repository_locked', message: 'Locked by nas.', suggestion: 'Wait for it.' },
    });
    expect(problem).toMatchObject({ key: 'repository_locked', message: 'Locked by nas.', suggestion: 'Wait for it.' });
  });

  it('shows no bare names of sentences', () => {
    const body = { detail: { error: 'repository_locked', message: 'backend.errors.repo.repositoryLocked' } };
    expect(problemOf(423, body).message).toBe('The repository is in use.');
  });

  it('writes times for the reader', () => {
    const body = { detail: { message: 'Job 2 waits since 2026-11-23T21:32:56.250397651Z.' } };
    expect(problemOf(423, body).message).toMatch(/^Job 2 waits since .*2026.*56/);
    expect(problemOf(423, body).message).not.toContain('T21');
  });

  it('finds words when the server gave none', () => {
    expect(problemOf(403, null).message).toBe('You may not do this.');
    expect(problemOf(502, 'x').message).toContain('502');
  });
});
