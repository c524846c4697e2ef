import { expect, test } from 'vitest';
import { hasSession, wayOf } from './way';

test.each([
  ['password', 'password', true],
  [null, 'password', true],
  [undefined, 'password', true],
  ['oidc', 'provider', true],
  ['none', 'none', false],
  ['header', 'proxy', false],
  ['jwt', 'proxy', false],
])('%s is %s', (name, way, session) => {
  expect(wayOf(name)).toBe(way);
  expect(hasSession(wayOf(name))).toBe(session);
});
