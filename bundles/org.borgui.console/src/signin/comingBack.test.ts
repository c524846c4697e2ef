import { expect, test } from 'vitest';
import de from '../locales/de.json';
import en from '../locales/en.json';
import { comingBack, ownPath } from './comingBack';

test.each([
  ['', null],
  ['?filter=1', null],
  ['?oidc=complete', 'complete'],
  ['?filter=1&oidc=proved', 'proved'],
  ['?oidc=something', null],
  ['?oidc_link=complete', 'linked'],
  ['?oidc_link=something', null],
])('%j is %s', (search, word) => {
  expect(comingBack(search)).toBe(word);
});

test('a refusal is told in the words of this console', () => {
  expect(comingBack('?oidc_error=backend.errors.auth.oidcPendingApproval')).toMatchObject({
    message: en.oidc.refused.oidcPendingApproval,
    key: 'backend.errors.auth.oidcPendingApproval',
  });
});

test.each([
  'Call this number',
  'backend.errors.auth.somethingNew',
  'backend.errors.auth.constructor',
  'backend.errors.auth.unknown',
  'oidcRefused',
  '',
])('what nobody knows (%j) gets a general sentence, and nothing of the address', (key) => {
  const search = `?${new URLSearchParams({ oidc_error: key })}`;
  expect(comingBack(search)).toMatchObject({ message: en.oidc.refused.unknown, key: null });
});

test('a refusal counts more than a sign-in that could be ended', () => {
  expect(comingBack('?oidc=complete&oidc_error=x')).toBeInstanceOf(Error);
});

test('each refusal has its words', () => {
  expect(Object.keys(de.oidc.refused).sort()).toEqual(Object.keys(en.oidc.refused).sort());
  for (const name of Object.keys(en.oidc.refused).filter((one) => one !== 'unknown')) {
    const message = en.oidc.refused[name as keyof typeof en.oidc.refused];
    expect(comingBack(`?oidc_error=backend.errors.auth.${name}`)).toMatchObject({ message });
  }
});

test.each([
  ['', '/plans'],
  ['?type=a,b&x=%20', '/plans?type=a,b&x=%20'],
  ['?oidc=complete', '/plans'],
  ['?view=calendar&oidc=complete', '/plans?view=calendar'],
  ['?oidc_error=x&view=calendar&oidc=y&oidc_link=z', '/plans?view=calendar'],
])('the own path of /plans%s is %s', (search, path) => {
  expect(ownPath({ pathname: '/plans', search })).toBe(path);
});
