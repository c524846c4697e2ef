import { expect, test } from 'vitest';
import { daysFor } from './promise';

test('a promise is as long as the longest pause of the rhythm', () => {
  expect(daysFor('30 2 * * *')).toBe(1);
  expect(daysFor('0 */6 * * *')).toBe(1);
  expect(daysFor('0 2 * * 0')).toBe(7);
  expect(daysFor('0 2 * * 1,2,3,4,5')).toBe(3);
  expect(daysFor('0 2 * * 1,4')).toBe(4);
  expect(daysFor('0 2 1 * *')).toBe(32);
  expect(daysFor('nonsense')).toBe(1);
});
