import { expect, test } from 'vitest';
import { byResource, kindOf, pairs, PRESETS, RESOURCES, VERBS } from './scopes';

test('a star stands for every resource or every verb', () => {
  expect(pairs(['*:read'])).toHaveLength(RESOURCES.length);
  expect(pairs(['jobs:*'])).toEqual(['jobs:read', 'jobs:write', 'jobs:critical']);
  expect(pairs(['*:*'])).toHaveLength(RESOURCES.length * VERBS.length);
  expect(pairs(['archives:read', 'nothing:read', 'archives'])).toEqual(['archives:read']);
});

test('what scopes come to has a word, however they are written', () => {
  expect(kindOf(PRESETS.read)).toBe('read');
  expect(kindOf(pairs(PRESETS.usual))).toBe('usual');
  expect(kindOf(['*:*'])).toBe('all');
  expect(kindOf(['*:critical'])).toBe('custom');
  expect(kindOf(['archives:read'])).toBe('custom');
  expect(kindOf([...pairs(['*:read']), 'jobs:write'])).toBe('custom');
});

test('scopes are told by resource', () => {
  expect(byResource(['jobs:write', 'archives:read', 'jobs:read'])).toEqual([
    ['archives', ['read']],
    ['jobs', ['read', 'write']],
  ]);
});
