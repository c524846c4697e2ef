import { describe, expect, it } from 'vitest';
import type { Repository } from '../shared/wire';
import { commands, quoted, sheetText } from './recovery';

const repository = {
  name: 'Photos',
  path: '/backup/my photos',
  encryption: 'repokey-blake2',
  created_at: 'x',
} as Repository;

it('quoted protects what the shell would read', () => {
  expect(quoted('/backup/a-b_c')).toBe('/backup/a-b_c');
  expect(quoted("/b/it's")).toBe(`'/b/it'\\''s'`);
});

describe('the recovery sheet', () => {
  it('leaves a line for the passphrase unless it is to be shown', () => {
    expect(sheetText({ repository, key: 'BORG_KEY 1', passphrase: null })).toContain('Passphrase: ____');
    expect(sheetText({ repository, key: 'BORG_KEY 1', passphrase: 'p-p' })).toContain('Passphrase: p-p');
  });

  it('asks for no key where there is none', () => {
    expect(commands({ ...repository, encryption: 'none' })).not.toContain('key import');
    expect(commands(repository)).toContain("borg list '/backup/my photos'");
  });
});
