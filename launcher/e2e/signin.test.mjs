// Who guesses passwords waits, also after a crash and whatever addresses are claimed; nobody else does.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, Place } from './rig.mjs';

const inOrder = { concurrency: false };
const WRONG = 'not the right words at all';
const KEEPING = [401, 'backend.errors.auth.incorrectCredentials'];
const WAITING = [429, 'backend.errors.auth.tooManyRequests'];

/** One attempt to sign in, which says that it comes from `address`. */
async function attempt(server, password, { username = 'admin', address } = {}) {
  const headers = address === undefined ? {} : { 'x-forwarded-for': address };
  const answer = await server.client().call('POST', '/api/auth/login', new URLSearchParams({ username, password }), headers);
  return { ...answer, seen: [answer.status, answer.key] };
}

const hashOf = (place) => place.sql(`SELECT json_extract(body, '$.password.hash') FROM c_users WHERE json_extract(body, '$.folded') = 'admin'`)[0][0];

describe('who guesses from an address', inOrder, () => {
  const place = new Place();
  let server;
  before(async () => (server = await place.start()));
  after(() => place.remove());

  test('has five tries, whatever addresses a request claims to come from', async () => {
    for (let i = 0; i < 4; i++) assert.deepEqual((await attempt(server, WRONG, { address: `198.51.100.${i}` })).seen, KEEPING);
    for (let i = 4; i < 10; i++) {
      const { seen, headers, body } = await attempt(server, WRONG, { address: `198.51.100.${i}` });
      assert.deepEqual(seen, WAITING);
      assert.ok(Number(headers.get('retry-after')) > 0);
      assert.match(body.detail.message, /Try again in \d+ seconds\.$/);
    }
  });

  test('waits also after the server was killed and started again', async () => {
    await server.kill();
    server = await place.start();
    assert.deepEqual((await attempt(server, WRONG)).seen, WAITING);
    assert.deepEqual((await attempt(server, PASSWORD, { address: '203.0.113.9' })).seen, WAITING, 'the right password does not help');
  });

  test('leaves no trace of what was typed as a name', () => {
    const kept = JSON.stringify(place.sql('SELECT body FROM c_sign_in_sources'));
    assert.match(kept, /failures/);
    assert.doesNotMatch(kept, /admin/);
  });
});

describe('who guesses from many addresses', inOrder, () => {
  const place = new Place();
  let server;
  const guess = (i, username = 'admin') => attempt(server, WRONG, { username, address: `203.0.113.${i}` });
  before(async () => (server = await place.start({ TRUSTED_PROXIES: '127.0.0.1,::1' })));
  after(() => place.remove());

  test('raises an alarm, once', async () => {
    assert.equal((await attempt(server, PASSWORD, { address: '192.0.2.1' })).status, 200);
    for (let i = 0; i < 19; i++) assert.deepEqual((await guess(i)).seen, KEEPING);
    for (let i = 19; i < 30; i++) assert.deepEqual((await guess(i)).seen, WAITING, 'one try for each address from now on');
    assert.equal(server.log().match(/Somebody guesses this password/g)?.length, 1);
  });

  test('locks nobody out: the first try of another address is heard', async () => {
    assert.equal((await attempt(server, PASSWORD, { address: '198.51.100.1' })).status, 200);
  });

  test('leaves five tries to an address from which the user has signed in', async () => {
    for (let i = 0; i < 4; i++) assert.deepEqual((await attempt(server, WRONG, { address: '192.0.2.1' })).seen, KEEPING);
    assert.equal((await attempt(server, PASSWORD, { address: '192.0.2.1' })).status, 200);
  });

  test('finds no other answer for names that nobody has', async () => {
    for (let i = 0; i < 19; i++) assert.deepEqual((await guess(100 + i, 'nobody')).seen, KEEPING);
    for (let i = 19; i < 25; i++) assert.deepEqual((await guess(100 + i, 'nobody')).seen, WAITING);
  });
});

describe('what is kept of a password', inOrder, () => {
  const place = new Place();
  let server;
  before(async () => (server = await place.start()));
  after(() => place.remove());

  test('is none: neither the hash nor its parts sign anybody in', async () => {
    const hash = hashOf(place);
    const [, , , , salt, digest] = hash.split('$');
    const bytes = Buffer.from(digest, 'base64');
    for (const words of [hash, `${salt}$${digest}`]) assert.deepEqual((await attempt(server, words)).seen, KEEPING);
    assert.equal((await attempt(server, PASSWORD)).status, 200);
    for (const words of [digest, bytes.toString('hex'), salt]) assert.deepEqual((await attempt(server, words)).seen, KEEPING);
    const { status } = await server.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'admin', password_hash: hash, hash }));
    assert.equal(status, 422);
    assert.equal((await attempt(server, PASSWORD)).status, 200);
    const asToken = await server.client().call('GET', '/api/auth/me', undefined, { authorization: `Bearer ${hash}` });
    assert.equal(asToken.status, 401);
  });

  test('is made anew at the first sign-in, where an older server had hashed it', async () => {
    assert.equal((await server.stop()).code, 0);
    // libxcrypt made it: crypt("an old word of mine 1998", "$2b$12$abcdefghijklmnopqrstuu")
    const old = '$2b$12$abcdefghijklmnopqrstuuZqjEQ2bH0qUdksyJMouwCqDrlnc5G3a';
    place.sql(`UPDATE c_users SET body = json_set(body, '$.password.hash', ?) WHERE json_extract(body, '$.folded') = 'admin'`, old);
    server = await place.start();
    assert.deepEqual((await attempt(server, 'an old word of mine 1999')).seen, KEEPING);
    assert.equal(hashOf(place), old);
    assert.equal((await attempt(server, 'an old word of mine 1998')).status, 200);
    assert.match(hashOf(place), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal((await attempt(server, 'an old word of mine 1998')).status, 200);
  });
});

describe('two hundred who sign in at once', inOrder, () => {
  const place = new Place();
  let server;
  before(async () => (server = await place.start({ TRUSTED_PROXIES: '127.0.0.1,::1' })));
  after(() => place.remove());

  test('are served or told to come back, and everybody else is answered as ever', { timeout: 120_000 }, async (context) => {
    const admin = await server.signIn();
    let busy = true;
    const reads = [];
    const reading = (async () => {
      while (busy) {
        const begun = performance.now();
        await admin.good('GET', '/api/repositories');
        reads.push(performance.now() - begun);
      }
    })();
    const crowd = Array.from({ length: 200 }, (_, i) => attempt(server, i % 2 ? PASSWORD : WRONG, { address: `10.1.${i % 100}.1`, username: i % 3 ? 'admin' : `user${i}` }));
    const answers = await Promise.all(crowd);
    busy = false;
    await reading;
    for (const { status, body, headers } of answers) {
      assert.ok([200, 401, 429, 503].includes(status), String(status));
      if (status !== 200) assert.match(body.detail.message, /\.$/);
      if (status === 503) assert.ok(headers.get('retry-after'));
    }
    const of = (status) => answers.filter((answer) => answer.status === status).length;
    assert.ok(of(200) > 0 && of(401) > 0, 'some are served');
    assert.doesNotMatch(server.log(), /OutOfMemoryError|Exception/);
    reads.sort((one, two) => one - two);
    const median = reads[Math.floor(reads.length / 2)];
    context.diagnostic(`${of(200)} in, ${of(401)} wrong, ${of(503)} later; of ${reads.length} reads meanwhile the median took ${Math.round(median)} ms, the slowest ${Math.round(reads.at(-1))} ms`);
    assert.ok(reads.at(-1) < 5_000, `a read took ${reads.at(-1)} ms`);
    assert.equal((await attempt(server, PASSWORD, { address: '10.2.0.1' })).status, 200);
  });
});
