import { expect, test } from 'vitest';
import { wayOf } from './way';

test.each([
  ['password', 'password'],
  [null, 'password'],
  [undefined, 'password'],
  ['none', 'none'],
  ['header', 'proxy'],
  ['jwt', 'proxy'],
])('%s is %s', (name, way) => {
  expect(wayOf(name)).toBe(way);
});
