// The audit log: whatever changed something is in it, and whoever changes the log itself is noticed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { FIRST, OWN, WRONG } from './access-world.mjs';
import { Place } from './rig.mjs';

/** What signs in and out is recorded where it is done, without the number of its request. */
const ELSEWHERE = /^POST \/api\/auth\/(login|session|logout|step-up|refresh)/;

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
    assert.deepEqual([entry.type, entry.username, entry.way, entry.address, entry.object], ['user_changed', 'admin', 'bearer', '127.0.0.1', `users/${users.viewer.id}`]);
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
    assert.ok(refused.entries.every(({ type, username, success }) => type === 'refused' && username === 'viewer' && !success));
    const older = await page(`type=refused&user=viewer&limit=5&before=${refused.entries.at(-1).id}`);
    assert.ok(older.entries[0].id < refused.entries.at(-1).id);
    assert.equal((await page('success=false&limit=3')).entries.filter(({ success }) => success).length, 0);
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
      const changed = spawnSync('python3', ['-c', TAMPER, join(elsewhere.data, 'state', 'state.db')], { encoding: 'utf8' });
      assert.equal(changed.status, 0, changed.stderr);
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

const TAMPER = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
text = lambda id: db.execute('select body from c_audit where id = ?', (id,)).fetchone()[0]
put = lambda id, json: db.execute('update c_audit set body = ? where id = ?', (json, id))
put(3, text(3).replace('"success":true', '"success":false'))
db.execute('delete from c_audit where id = 5')
seven, eight = text(7), text(8)
put(7, eight), put(8, seven)
db.execute('delete from c_audit where id = (select max(id) from c_audit)')
db.commit()
`;
