import { describe, expect, it } from 'vitest';
import { Problem } from '../shared/problem';
import type { Repository, WholePlan } from '../shared/wire';
import { draftOf, newDraft, targetOf, wireDraft } from './draft';
import { after, before, lacks, stepAbout, stepOf } from './steps';

const shelf = { id: 7, source_directories: ['/srv/photos'], exclude_patterns: [] } as unknown as Repository;

describe('a new plan', () => {
  it('runs every night and keeps 7, 4 and 6', () => {
    const wire = wireDraft({ ...newDraft(undefined), name: ' Photos ' });
    expect(wire).toMatchObject({ name: 'Photos', schedule_enabled: true, catch_up: true, description: null });
    expect(wire).toMatchObject({ prune_keep_daily: 7, prune_keep_weekly: 4, prune_keep_monthly: 6 });
    expect(wire.cron_expression).toMatch(/^\d+ 2 \* \* \*$/);
    expect(wire.max_parallel_repositories).toBe(1);
  });

  it('of a repository begins with its folders', () => {
    const draft = newDraft(shelf);
    expect(draft.sources.folders).toBe('/srv/photos');
    expect(draft.targets).toEqual([targetOf(7)]);
  });
});

it('a plan that is read and written stays the same', () => {
  const written = wireDraft({
    ...newDraft(shelf),
    targets: [targetOf(2), { ...targetOf(1), compression_source: 'custom', compression_override: 'zstd' }],
    rest: { check_extra_flags: '--verify-data', upload_ratelimit_kib: 100 },
  });
  const plan = { ...written, schedule_mode: 'cron' } as unknown as WholePlan;
  expect(wireDraft(draftOf(plan))).toEqual(written);
});

describe('steps', () => {
  it('follow each other', () => {
    expect(stepOf('x')).toBe('sources');
    expect(after('review')).toBe('review');
    expect(before('sources')).toBeNull();
  });

  it('say what they lack', () => {
    const draft = newDraft(undefined);
    expect(lacks(draft).map(({ lack }) => lack)).toEqual(['folders', 'repositories', 'name']);
    const keep = { ...draft.keep, daily: '', weekly: '0', monthly: '0' };
    expect(lacks({ ...draft, keep }).map(({ lack }) => lack)).toContain('keepsNothing');
    expect(lacks({ ...draft, within: '2 days' }).map(({ lack }) => lack)).toContain('within');
    expect(lacks({ ...draft, keep, prune: false }).map(({ lack }) => lack)).not.toContain('keepsNothing');
  });

  it.each([
    ['cron_expression', 'schedule'],
    ['repositories', 'repositories'],
    ['repository_id', 'repositories'],
    ['name', 'settings'],
    ['prune_keep_within', 'retention'],
    ['other', null],
  ])('a refusal about %s belongs to %s', (field, step) => {
    expect(stepAbout(new Problem(422, 'No.', { [field]: 'No.' }), newDraft(undefined))).toBe(step);
  });

  it('a refusal about a folder belongs to the sources', () => {
    const problem = new Problem(404, 'Not there.', {}, null, null, '/srv/photos');
    expect(stepAbout(problem, newDraft(shelf))).toBe('sources');
  });
});
