// Who signs in by a proxy's header, and all who only say so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, OtherNetwork } from './peers.mjs';
import { PASSWORD, Place } from './rig.mjs';

const USER = 'X-Forwarded-User';
const ME = '/api/auth/me';
const STRANGER = { from: '127.0.0.2' };

const place = new Place();
let server;
let port;

before(async () => {
  server = await place.start({
    HOST: '0.0.0.0',
    DISABLE_AUTHENTICATION: 'true',
    TRUSTED_PROXIES: '127.0.0.1, 10.213.7.3',
    PROXY_AUTH_ROLE_HEADER: 'X-Role',
    PROXY_AUTH_GROUPS_HEADER: 'X-Groups',
    PROXY_AUTH_GROUPS_SEPARATOR: '|',
    PROXY_AUTH_ADMIN_GROUPS: 'borg admins',
    PROXY_AUTH_ADMIN_USERS: 'bea',
    PROXY_AUTH_ROLE_CEILING: 'admin',
  });
  port = Number(new URL(server.url).port);
});

after(() => place.remove());

const me = (lines, options) => ask(port, ME, lines, options);
const events = async (type) => (await (await server.signIn()).good('GET', '/api/auth/events?limit=200')).filter((event) => event.event_type === type);

test('the proxy names the user, who is made as a viewer and keeps no session', async () => {
  const answer = await me([`${USER}: ana`]);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.body.username, 'ana');
  assert.equal(answer.body.role, 'viewer');
  assert.doesNotMatch(answer.head, /set-cookie/i);
  assert.equal((await me([])).status, 401, 'the next request proves nothing');
});

for (const name of ['zoë', '名前', 'Ana Lindqvist', 'ana@example.org']) {
  test(`the name ${name} arrives as it is`, async () => {
    assert.equal((await me([`${USER}: ${name}`])).body.username, name);
  });
}

const NOBODY = {
  'no header': [],
  'an empty header': [`${USER}:`],
  'blanks': [`${USER}:  \t `],
  'underscores': ['X_Forwarded_User: admin'],
  'one underscore': ['X-Forwarded_User: admin'],
  'the header of authentik': ['X-authentik-username: admin'],
  'Remote-User': ['Remote-User: admin'],
  'X-Remote-User': ['X-Remote-User: admin'],
  'a role alone': ['X-Role: admin', 'X-Groups: borg admins'],
  'an empty header and another name': [`${USER}:`, 'X-Remote-User: admin'],
};
for (const [what, lines] of Object.entries(NOBODY)) {
  test(`${what}: nobody is signed in, although the peer is the proxy`, async () => {
    assert.equal((await me(lines)).status, 401);
  });
}

const WRONG = {
  'two values': [`${USER}: ana`, `${USER}: admin`],
  'the same twice': [`${USER}: ana`, `${USER}: ana`],
  'two cases': [`${USER}: ana`, 'x-forwarded-user: admin'],
  'an empty one first': [`${USER}:`, `${USER}: admin`],
  'a list': [`${USER}: ana, admin`],
  'a list with nothing behind': [`${USER}: ana,`],
  'two roles': [`${USER}: ana`, 'X-Role: viewer', 'X-Role: admin'],
  'a list of roles': [`${USER}: ana`, 'X-Role: viewer,admin'],
  'two lines of groups': [`${USER}: ana`, 'X-Role: admin', 'X-Groups: staff', 'X-Groups: borg admins'],
  '65 characters': [`${USER}: ${'a'.repeat(65)}`],
  '10,000 characters': [`${USER}: ${'a'.repeat(10_000)}`],
  'a zero-width blank': [`${USER}: ana\u200b`],
  'a turned direction': [`${USER}: \u202enimda`],
  'no UTF-8': [Buffer.from([...Buffer.from(`${USER}: zo`), 0xeb])],
};
for (const [what, lines] of Object.entries(WRONG)) {
  test(`${what}: 400`, async () => {
    assert.equal((await me(lines)).status, 400);
  });
}

const BROKEN = {
  'a folded line': [`${USER}: ana\r\n admin`],
  'a line end alone': [`${USER}: ana\n${USER}: admin`],
  'a NUL': [`${USER}: ana\0`],
  'a blank before the colon': [`${USER} : admin`],
  '100,000 characters': [`${USER}: ${'a'.repeat(100_000)}`],
};
for (const [what, lines] of Object.entries(BROKEN)) {
  test(`${what}: refused`, async () => {
    const { status } = await me(lines).catch((error) => ({ status: error.code }));
    assert.ok([400, 431, 'ECONNRESET', 'EPIPE'].includes(status), `answered ${status}`);
  });
}

const TRICKS = {
  'as it is': [],
  'X-Forwarded-For': ['X-Forwarded-For: 127.0.0.1'],
  'X-Forwarded-For, mapped': ['X-Forwarded-For: ::ffff:127.0.0.1'],
  'two hops': ['X-Forwarded-For: 9.9.9.9, 127.0.0.1'],
  'Forwarded': ['Forwarded: for=127.0.0.1;by=127.0.0.1;proto=https'],
  'X-Real-IP': ['X-Real-IP: 127.0.0.1'],
  'many names': ['X-Client-IP: 127.0.0.1', 'True-Client-IP: 127.0.0.1', 'CF-Connecting-IP: 127.0.0.1', 'Via: 1.1 proxy'],
  'twice': [`${USER}: admin`],
  'other cases': ['x-forwarded-user: admin', 'X_FORWARDED_USER: admin'],
};
for (const [what, lines] of Object.entries(TRICKS)) {
  test(`a stranger, ${what}: nobody is signed in`, async () => {
    assert.equal((await me([`${USER}: admin`, 'X-Role: admin', 'X-Groups: borg admins', ...lines], STRANGER)).status, 401);
  });
}

test('a stranger is recorded, not for every try', async () => {
  for (let i = 0; i < 20; i++) await me([`${USER}: admin`], { from: '127.0.0.3' });
  const seen = (await events('header_spoofing')).filter((event) => !event.success);
  assert.ok(seen.length >= 2, 'both strangers are recorded');
  assert.ok(seen.length <= 20, `${seen.length} entries`);
  assert.deepEqual([...new Set(seen.map(({ event_type, auth_source }) => `${event_type} ${auth_source}`))], ['header_spoofing header']);
  assert.ok(!seen.some((event) => event.username), 'what a stranger claims is no name');
});

test('the proxy is believed about the client, and is still the proxy', async () => {
  const answer = await me([`${USER}: ana`, 'X-Forwarded-For: 203.0.113.9', 'X-Forwarded-Proto: https']);
  assert.equal(answer.status, 200, answer.text);
  const { entries } = await (await server.signIn()).good('GET', '/api/audit?type=header_login_succeeded&user=ana&limit=50');
  assert.ok(entries.some(({ address }) => address === '203.0.113.9'), JSON.stringify(entries));
});

test('a role is what the header says, up to admins who are listed', async () => {
  const role = async (...lines) => (await me(lines)).body.role;
  assert.equal(await role(`${USER}: rolf`, 'X-Role: operator'), 'operator');
  assert.equal(await role(`${USER}: rolf`, 'X-Role: admin'), 'viewer');
  assert.equal(await role(`${USER}: rolf`, 'X-Role: admin', 'X-Groups: staff|borg admins'), 'admin');
  assert.equal(await role(`${USER}: rolf`, 'X-Role: admin', 'X-Groups: staff,borg admins'), 'viewer');
  assert.equal(await role(`${USER}: bea`, 'X-Role: admin'), 'admin');
  assert.equal(await role(`${USER}: bea`), 'viewer', 'a role that is no longer sent is gone');
  assert.ok((await events('header_role_refused')).some((event) => event.username === 'rolf'));
});

test('a user with a password is never taken over', async () => {
  const answer = await me([`${USER}: admin`, 'X-Role: admin', 'X-Groups: borg admins']);
  assert.ok([401, 403, 409].includes(answer.status), answer.text);
});

async function sessionOf(username) {
  const form = new URLSearchParams({ username, password: PASSWORD });
  const answer = await fetch(`http://localhost:${port}/api/auth/session`, { method: 'POST', body: form });
  return `Cookie: ${answer.headers.get('set-cookie').split(';')[0]}`;
}

test('a token or a session is not another user because of the header', async () => {
  const { access_token: token } = await server.client().signIn('admin', PASSWORD);
  assert.equal((await me([`${USER}: ana`, `Authorization: Bearer ${token}`])).body.username, 'admin');
  assert.equal((await me([`${USER}: ana`, 'Authorization: Bearer of-the-proxy-itself'])).body.username, 'ana');
  assert.equal((await me(['Authorization: Bearer of-the-proxy-itself'])).status, 401);
  assert.equal((await me([`${USER}: admin`, 'Authorization: Bearer wrong'], STRANGER)).status, 401);
  const cookie = await sessionOf('admin');
  assert.equal((await me([cookie])).body.username, 'admin');
  assert.equal((await me([`${USER}: ana`, cookie])).body.username, 'ana', 'whom the proxy names is not who sat there before');
  assert.equal((await me([`${USER}: ana`, 'Cookie: borgui=wrong; __Host-borgui=wrong'])).body.username, 'ana');
});

test('another site cannot make a browser behind the proxy change something', async () => {
  const change = (...lines) => ask(port, '/api/auth/logout', [`${USER}: ana`, 'Content-Length: 0', ...lines], { method: 'POST' });
  assert.equal((await change('Origin: https://evil.example', 'Sec-Fetch-Site: cross-site')).status, 403);
  assert.equal((await change()).status, 403, 'without a token');
  const { body } = await ask(port, '/api/auth/session', [`${USER}: ana`]);
  assert.equal((await change(`X-CSRF-Token: ${body.csrf_token}`)).status, 200);
  assert.equal((await change(`X-CSRF-Token: ${body.csrf_token}`, 'Origin: https://evil.example')).status, 403);
  assert.equal((await ask(port, '/api/auth/logout', [`${USER}: bea`, 'Content-Length: 0', `X-CSRF-Token: ${body.csrf_token}`], { method: 'POST' })).status, 403);
});

test('from another network only the listed machine is believed', async (t) => {
  let network;
  try {
    network = new OtherNetwork();
  } catch (error) {
    t.skip(`no network can be made here: ${error.message}`);
    return;
  }
  try {
    assert.equal(network.ask('10.213.7.3', port, ME, `${USER}: ana`), 200);
    assert.equal(network.ask('10.213.7.2', port, ME, `${USER}: ana`), 401);
    assert.equal(network.ask('10.213.7.2', port, ME, `${USER}: ana`, 'X-Forwarded-For: 10.213.7.3', 'Forwarded: for=10.213.7.3'), 401);
  } finally {
    network.remove();
  }
});

test('IPv4 within IPv6 is the same peer', async () => {
  const other = new Place();
  try {
    const six = await other.start({ HOST: '::', DISABLE_AUTHENTICATION: 'true', TRUSTED_PROXIES: '::ffff:127.0.0.1', PROXY_AUTH_HEADER: 'Remote-User' });
    const there = Number(new URL(six.url).port);
    const at = (lines, options) => ask(there, ME, lines, options);
    assert.equal((await at(['Remote-User: ana'])).status, 200);
    assert.equal((await at(['Remote-User: ana'], { to: '::ffff:127.0.0.1', from: '::ffff:127.0.0.1' })).status, 200);
    assert.equal((await at(['Remote-User: ana'], { to: '::ffff:127.0.0.1', from: '::ffff:127.0.0.2' })).status, 401);
    assert.equal((await at(['Remote-User: ana'], { to: '::1', from: '::1' })).status, 401);
    assert.equal((await at([`${USER}: ana`])).status, 401, 'another name is configured');
  } finally {
    await other.remove();
  }
});
