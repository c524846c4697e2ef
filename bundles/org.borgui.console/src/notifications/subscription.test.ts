import { expect, test } from 'vitest';
import { Problem } from '../shared/problem';
import { fails, NEW, placeOf, requireArrived, wireOf } from './subscription';

test('an address is shown without its user, password and path', () => {
  expect(placeOf('mailtos://ana:geheim@mail.example.org:587?to=a@example.org')).toBe('mailtos://mail.example.org:587');
  expect(placeOf('jsons://host.example/secret-hook?secret=x')).toBe('jsons://host.example');
  expect(placeOf('jsons://a:b@c@host.example')).toBe('jsons://host.example');
  expect(placeOf('nonsense')).toBe('');
});

test('a new one hears of what went wrong and what was done to accounts, and of nothing else', () => {
  const wire = wireOf({ ...NEW, name: ' ops ', address: 'jsons://host.example' });
  expect(wire).toMatchObject({
    name: 'ops',
    title_prefix: null,
    notify_on_backup_failure: true,
    notify_on_stale_backup: true,
    notify_on_account_change: true,
    notify_on_backup_success: false,
    notify_on_backup_warning: false,
    monitor_all_repositories: true,
  });
});

test('a test that did not arrive is a problem in the words of the server', () => {
  const message = "'host.example' did not answer in time.";
  expect(() => requireArrived({ success: false, message })).toThrow(new Problem(200, message));
  expect(() => requireArrived({ success: true, message: '' })).not.toThrow();
});

test('notices that were given up are a failure although later ones arrived', () => {
  const health = { failing_since: null, trouble: null, waiting: 0, given_up: 0 };
  expect(fails(health)).toBe(false);
  expect(fails({ ...health, given_up: 1 })).toBe(true);
  expect(fails({ ...health, trouble: 'No.' })).toBe(true);
});
