import { expect, it } from 'vitest';
import { newPassphrase } from './passphrase';

it('a passphrase is six groups of five clear letters, never twice the same', () => {
  expect(newPassphrase()).toMatch(/^([a-zA-Z2-9]{5}-){5}[a-zA-Z2-9]{5}$/);
  expect(newPassphrase()).not.toBe(newPassphrase());
});
