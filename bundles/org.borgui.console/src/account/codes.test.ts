import { expect, test } from 'vitest';
import { areFew, codesText, inFours } from './codes';

test.each([
  ['ABCDEFGHIJKL', 'ABCD EFGH IJKL'],
  ['ABCDEFGHIJ', 'ABCD EFGH IJ'],
  ['AB', 'AB'],
  ['', ''],
])('%s is read as %s', (secret, read) => {
  expect(inFours(secret)).toBe(read);
});

test('two recovery codes are few, three are not', () => {
  expect([0, 2, 3, 8].map(areFew)).toEqual([true, true, false, false]);
});

test('a file of recovery codes says whose they are', () => {
  expect(codesText('Recovery codes of ana', ['AAAA-BBBB', 'CCCC-DDDD'])).toBe(
    'Recovery codes of ana\n\nAAAA-BBBB\nCCCC-DDDD\n',
  );
});
