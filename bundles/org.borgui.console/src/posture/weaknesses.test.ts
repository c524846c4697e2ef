import { expect, test } from 'vitest';
import type { Severity } from './usePosture';
import { bySeverity, pageOf } from './weaknesses';

const weakness = (id: string, severity: Severity) => ({
  id,
  severity,
  title: id,
  reason: '',
  remedy: '',
  page: null,
  object: '',
});

test('the worst comes first, and what there is none of does not come', () => {
  const all = [weakness('a', 'low'), weakness('b', 'high'), weakness('c', 'low')];
  expect(bySeverity(all).map(([severity, some]) => [severity, some.map(({ id }) => id)])).toEqual([
    ['high', ['b']],
    ['low', ['a', 'c']],
  ]);
  expect(bySeverity([])).toEqual([]);
});

test.each([
  ['/settings/account', '/settings/account'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['javascript:alert(1)', null],
  [null, null],
])('%s leads to %s', (page, leads) => {
  expect(pageOf({ page })).toBe(leads);
});
