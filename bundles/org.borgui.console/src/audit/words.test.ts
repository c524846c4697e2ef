import { expect, test } from 'vitest';
import { fateOf, pageOf, typeName, wayName, whoOf } from './words';

test('an object leads to its page where there is one', () => {
  expect(pageOf('repositories/7')).toBe('/repositories/7');
  expect(pageOf('users/3')).toBe('/settings/users/3');
  expect(pageOf('backup-plans/12')).toBe('/plans/12');
  expect(pageOf('repositories/7/../../evil')).toBeNull();
  expect(pageOf('https://evil.example')).toBeNull();
  expect(pageOf('')).toBeNull();
});

test('types and ways that are not known are shown as they are', () => {
  expect(typeName('local_login_failed')).toBe('Sign-in failed');
  expect(typeName('totp_login_failed')).toBe('Sign-in with a code failed');
  expect(typeName('passkey_login_failed')).toBe('Sign-in with a passkey failed');
  expect(typeName('made_by_plugin')).toBe('made by plugin');
  expect(typeName('keys_rotated')).toBe('Secrets sealed anew');
  expect(typeName('ldap_login_failed')).toBe('Sign-in failed (ldap)');
  expect(wayName('none')).toBe('no sign-in');
  expect(wayName('token')).toBe('API token');
  expect(wayName('oidc')).toBe('single sign-on');
  expect(wayName('ldap')).toBe('ldap');
});

test('who did it is said also where nobody is known', () => {
  expect(whoOf({ username: 'ana', way: 'local' })).toBe('ana');
  expect(whoOf({ username: '', way: 'server' })).toBe('The server');
  expect(whoOf({ username: '', way: 'cli' })).toBe('command line');
  expect(whoOf({ username: null, way: '' })).toBe('Nobody known');
});

test('hashes tell what became of a document', () => {
  expect(fateOf({ before: null, after: 'x' })).toBe('made');
  expect(fateOf({ before: 'x', after: 'y' })).toBe('changed');
  expect(fateOf({ before: 'x', after: null })).toBe('deleted');
});
