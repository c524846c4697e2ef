import { expect, test } from 'vitest';
import { filterOf, GROUPS, isKnown, queryOf, typesOf, TYPES, wireOf } from './filter';

test('a filter survives the way through an address', () => {
  const filter = { type: typesOf('alarms'), success: 'false', user: 'ana & co', address: '2001:db8::7' } as const;
  expect(filterOf(new URLSearchParams(queryOf(filter).toString()))).toEqual(filter);
  expect(queryOf(filterOf(new URLSearchParams())).toString()).toBe('');
});

test('what makes no sense in an address counts as nothing', () => {
  expect(filterOf(new URLSearchParams('success=perhaps&user=%20%20'))).toEqual({
    type: '',
    success: '',
    user: '',
    address: '',
  });
});

test('the server is asked for what was chosen alone', () => {
  expect(wireOf(filterOf(new URLSearchParams('type=refused')))).toEqual({
    type: 'refused',
    success: null,
    user: null,
    address: null,
  });
});

test('each type belongs to one group', () => {
  expect(new Set(TYPES).size).toBe(TYPES.length);
  expect(GROUPS.signIns.every(isKnown)).toBe(true);
  expect(isKnown('of_a_plugin')).toBe(false);
});
