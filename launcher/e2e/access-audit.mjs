// The audit log: whatever changed something is in it, and whoever changes the log itself is noticed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FIRST, OWN, WRONG } from './access-world.mjs';
import { Place } from './rig.mjs';

/** What signs in and out is recorded where it is done, without the number of its request; what is taken out, when it is. */
const ELSEWHERE = /^POST \/api\/(auth\/(login|session|logout|step-up|refresh|oidc)|downloads$|auth\/passkeys\/authenticate\/)/;

export function audit({ server, admin, answers, people, call, photos, users }) {
  const entries = async () => (await admin.call('GET', '/api/audit/export')).text.trim().split('\n').map((line) => JSON.parse(line));

  test('has each call that changed something, and each that somebody was refused', async () => {
    const known = new Map((await entries()).map((entry) => [entry.request_id, entry]));
    const changed = answers.filter(({ method, status, from }) => !['GET', 'HEAD'].includes(method) && status < 400 && !ELSEWHERE.test(from.replace(/^\w+ /, '')));
    const refused = answers.filter(({ status, who, id }) => status === 403 && who !== 'anonymous' && id);
    assert.ok(changed.length > 20 && refused.length > 100, `${changed.length} changed, ${refused.length} refused`);
    const missing = [...changed, ...refused].filter(({ id }) => !known.has(id)).map(({ from }) => from);
    assert.deepEqual(missing, []);
    assert.deepEqual(refused.filter(({ id }) => known.get(id).type !== 'refused').map(({ from }) => from), []);
  });

  test('says who, from where, what, and which documents were changed', async () => {
    const { headers } = await call('admin', 'PUT', `/api/settings/users/${users.viewer.id}`, { full_name: 'Somebody Else' });
    const [entry] = (await admin.good('GET', '/api/audit?limit=1')).entries;
    assert.equal(entry.request_id, headers.get('x-request-id'));
    assert.deepEqual([entry.type, entry.username, entry.way, entry.address, entry.object], ['user_changed', 'admin', 'local', '127.0.0.1', `users/${users.viewer.id}`]);
    assert.deepEqual(entry.changes.map(({ collection, id }) => [collection, id]), [['users', users.viewer.id]]);
    assert.match(entry.changes[0].before, /^[\w-]{16}$/);
    assert.notEqual(entry.changes[0].before, entry.changes[0].after);
  });

  test('has what was taken out of the server', async () => {
    for (const path of [`/api/repositories/${photos.id}/keyfile`, '/api/audit/export?format=csv']) {
      const { headers, status } = await call('admin', 'GET', path);
      assert.equal(status, 200);
      assert.equal((await entries()).at(-2).request_id, headers.get('x-request-id'), path);
    }
  });

  test('has sign-ins and failed ones, but no word that was typed', async () => {
    const { status } = await people.anonymous.call('POST', '/api/auth/login', new URLSearchParams({ username: WRONG, password: WRONG }));
    assert.ok([401, 429].includes(status));
    const events = await admin.good('GET', '/api/auth/events?limit=200');
    const types = new Set(events.map(({ event_type }) => event_type));
    for (const type of ['local_login_succeeded', 'local_login_failed', 'logout', 'password_changed']) assert.ok(types.has(type), type);
    for (const secret of [WRONG, FIRST, OWN]) assert.ok(!JSON.stringify(await entries()).includes(secret));
  });

  test('is found by type, user and outcome, page by page', async () => {
    const page = (query) => admin.good('GET', `/api/audit?${query}`);
    const refused = await page('type=refused&user=viewer&limit=5');
    assert.ok(refused.more);
    assert.equal(refused.entries.length, 5);
    assert.ok(refused.entries.every(({ type, username, success }) => type === 'refused' && username === 'viewer' && !success));
    const older = await page(`type=refused&user=viewer&limit=5&before=${refused.entries.at(-1).id}`);
    assert.ok(older.entries[0].id < refused.entries.at(-1).id);
    assert.deepEqual((await page('success=false&limit=3')).entries.map(({ success }) => success), [false, false, false]);
  });

  test('says nothing for which the console has no words', async () => {
    const { type: types, way: ways } = JSON.parse(readFileSync(new URL('../../bundles/org.borgui.console/src/locales/en.json', import.meta.url), 'utf8')).audit;
    const all = await entries();
    assert.ok(all.length > 100, `${all.length} entries`);
    const unknown = (known, texts) => [...new Set(texts)].filter((text) => text !== '' && !Object.hasOwn(known, text));
    assert.deepEqual(unknown(types, all.map(({ type }) => type)), []);
    assert.deepEqual(unknown(ways, all.map(({ way }) => way)), []);
  });

  test('is whole', async () => {
    const verdict = await admin.good('POST', '/api/audit/verify');
    assert.deepEqual(verdict.damages, []);
    assert.equal(verdict.entries, verdict.signed);
  });

  test('tells which entries somebody changed, took away, exchanged or cut off in the database', async () => {
    const elsewhere = new Place();
    try {
      const first = await elsewhere.start();
      const somebody = await first.signIn();
      for (let i = 0; i < 12; i++) await somebody.good('PUT', '/api/settings/profile', { full_name: `Name ${i}` });
      assert.deepEqual((await somebody.good('POST', '/api/audit/verify')).damages, []);
      await first.stop();
      tamper(elsewhere);
      const second = await elsewhere.start();
      const { damages } = await (await second.signIn()).good('POST', '/api/audit/verify');
      for (const said of [/^Entry 3 .* was changed/, /^Entry 5 is missing/, /^Entry 7 .* was changed/, /^Entry 8 .* was changed/, /was signed and is not here/]) {
        assert.ok(damages.some((damage) => said.test(damage)), `${said} in ${damages}`);
      }
    } finally {
      await elsewhere.remove();
    }
  });
}

/** Changes entry 3, takes away entry 5, exchanges 7 and 8, and cuts off the last one. */
function tamper(place) {
  const [text3, text7, text8] = [3, 7, 8].map((id) => place.sql('SELECT body FROM c_audit WHERE id = ?', id)[0][0]);
  const put = (id, text) => place.sql('UPDATE c_audit SET body = ? WHERE id = ?', text, id);
  assert.match(text3, /"success":true/);
  put(3, text3.replace('"success":true', '"success":false'));
  put(7, text8);
  put(8, text7);
  place.sql('DELETE FROM c_audit WHERE id = 5 OR id = (SELECT max(id) FROM c_audit)');
}
