// How a session begins and ends: the first password, users who are disabled, streams, other sessions, roles taken away.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OWN } from './access-world.mjs';
import { Place } from './rig.mjs';

const CLOSED = [
  '/api/repositories',
  '/api/jobs',
  '/api/settings/users',
  '/api/settings/profile',
  '/api/filesystem/browse',
  '/api/dashboard/overview',
  '/api/events/stream',
];

export function sessions({ server, admin, photos, users, makeUser }) {
  test('until the first password is changed, nothing else works', async () => {
    const elsewhere = new Place();
    try {
      const fresh = await elsewhere.start({ INITIAL_ADMIN_PASSWORD: '' });
      const first = readFileSync(join(elsewhere.data, 'initial-admin-password'), 'utf8').trim();
      assert.equal(statSync(join(elsewhere.data, 'initial-admin-password')).mode & 0o077, 0);
      for (const password of ['', 'admin', 'admin123']) {
        const { status } = await fresh.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'admin', password }));
        assert.equal(status, 401, `'${password}'`);
      }
      const somebody = await fresh.signIn('admin', first);
      for (const path of CLOSED) {
        const { status, key } = await somebody.call('GET', path);
        assert.deepEqual([status, key], [403, 'backend.errors.auth.passwordChangeRequired'], path);
      }
      assert.equal((await somebody.call('GET', '/api/openapi.json')).status, 200);
      assert.equal((await somebody.call('POST', '/api/auth/password-setup/skip')).status, 403);
      assert.equal((await somebody.call('GET', '/api/auth/me')).body.must_change_password, true);
      await somebody.good('POST', '/api/auth/change-password', { current_password: first, new_password: OWN });
      assert.equal((await (await fresh.signIn('admin', OWN)).call('GET', '/api/repositories')).status, 200);
      assert.ok(!existsSync(join(elsewhere.data, 'initial-admin-password')), 'its file is gone');
    } finally {
      await elsewhere.remove();
    }
  });

  test('who is disabled is out at the next request, and cannot come back', async () => {
    const gone = await makeUser('disabled', 'viewer', [[photos, 'viewer']]);
    assert.equal((await gone.call('GET', '/api/repositories')).status, 200);
    await admin.good('PUT', `/api/settings/users/${users.disabled.id}`, { is_active: false });
    assert.equal((await gone.call('GET', '/api/repositories')).status, 401);
    const again = await server.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'disabled', password: OWN }));
    assert.deepEqual([again.status, again.key], [401, 'backend.errors.auth.incorrectCredentials']);
  });

  test('a stream of events ends when its session does', async () => {
    const watcher = await makeUser('watcher', 'viewer', [[photos, 'viewer']]);
    const stream = await fetch(`${server.url}/api/events/stream`, { headers: { authorization: `Bearer ${watcher.token}` } });
    assert.equal(stream.status, 200);
    const ended = (async () => {
      for await (const _ of stream.body);
    })().catch(() => {});
    await admin.good('PUT', `/api/settings/users/${users.watcher.id}`, { is_active: false });
    await admin.ended(await admin.backUp(photos));
    const patience = new Promise((_, late) => setTimeout(() => late(new Error('it goes on')), 20_000).unref());
    await Promise.race([ended, patience]);
  });

  test('who changes the password ends the other sessions', async () => {
    const [one, two] = [await makeUser('changer', 'viewer', []), await server.signIn('changer', OWN)];
    await one.good('POST', '/api/settings/change-password', { current_password: OWN, new_password: `${OWN} new` });
    assert.equal((await two.call('GET', '/api/auth/me')).status, 401);
    assert.equal((await one.call('GET', '/api/auth/me')).status, 200);
  });

  test('a session that was signed out is over', async () => {
    const one = await server.signIn('viewer', OWN);
    await one.good('POST', '/api/auth/logout');
    assert.equal((await one.call('GET', '/api/auth/me')).status, 401);
  });

  test('a role that was taken away is gone at the next request', async () => {
    const somebody = await makeUser('moved', 'viewer', [[photos, 'viewer']]);
    assert.equal((await somebody.call('GET', `/api/repositories/${photos.id}`)).status, 200);
    await admin.good('DELETE', `/api/settings/users/${users.moved.id}/permissions/${photos.id}`);
    assert.equal((await somebody.call('GET', `/api/repositories/${photos.id}`)).status, 403);
  });
}
