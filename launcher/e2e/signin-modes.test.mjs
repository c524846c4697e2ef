// Ways to sign in that would open the server, when they are configured wrongly: it does not start. And no sign-in, and self-signed tokens.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { ask } from './peers.mjs';
import { Place } from './rig.mjs';

const ME = '/api/auth/me';
const KEY = 'only the tests of this build know this secret';

async function on(environment, use) {
  const place = new Place();
  try {
    const server = await place.start(environment);
    const port = Number(new URL(server.url).port);
    await use((lines, options) => ask(port, ME, lines, options), server);
  } finally {
    await place.remove();
  }
}

const REFUSED = {
  'a proxy that signs people in, but none is listed': [{ DISABLE_AUTHENTICATION: 'true' }, /TRUSTED_PROXIES/],
  'the whole internet as the proxy': [{ DISABLE_AUTHENTICATION: 'true', TRUSTED_PROXIES: '0.0.0.0/0' }, /whole internet/],
  'the whole internet, spelt otherwise': [{ DISABLE_AUTHENTICATION: 'true', TRUSTED_PROXIES: '127.0.0.1,::/00' }, /whole internet/],
  'a header with another meaning': [{ DISABLE_AUTHENTICATION: 'true', TRUSTED_PROXIES: '127.0.0.1', PROXY_AUTH_HEADER: 'Cookie' }, /another meaning/],
  'no sign-in where others can connect': [{ ALLOW_INSECURE_NO_AUTH: 'true', HOST: '0.0.0.0' }, /HOST=127\.0\.0\.1/],
  'no sign-in behind a proxy': [{ ALLOW_INSECURE_NO_AUTH: 'true', TRUSTED_PROXIES: '127.0.0.1' }, /TRUSTED_PROXIES/],
  'self-signed tokens without a secret': [{ ACCEPT_SELF_SIGNED_TOKENS: 'true' }, /SECRET_KEY/],
  'self-signed tokens with a short secret': [{ ACCEPT_SELF_SIGNED_TOKENS: 'true', SECRET_KEY: 'mellow-otter-31' }, /at least 32/],
};
for (const [what, [environment, sentence]] of Object.entries(REFUSED)) {
  test(`${what}: the server does not start, and says why`, async () => {
    const place = new Place();
    try {
      const { code, said } = await place.refusal(environment);
      assert.equal(code, 4, said);
      assert.match(said, sentence);
      assert.ok(!said.includes('mellow-otter'));
    } finally {
      await place.remove();
    }
  });
}

test('without a sign-in everybody on this machine is the first admin, and nobody else', async () => {
  await on({ ALLOW_INSECURE_NO_AUTH: 'true' }, async (me) => {
    const answer = await me([]);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.body.username, 'admin');
    assert.equal((await me([], { host: 'rebound.example' })).status, 401, 'a name of another site');
    assert.equal((await me(['X-Forwarded-For: 203.0.113.9'])).status, 401, 'passed on by a proxy');
  });
});

const part = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
function token(claims, { header = { alg: 'HS256', typ: 'JWT' }, key = KEY, hash = 'sha256' } = {}) {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}
const later = (seconds) => Math.floor(Date.now() / 1000) + seconds;
const bearer = (text) => [`Authorization: Bearer ${text}`];

test('self-signed tokens sign in the user they name, when they are right in every way', async () => {
  await on({ ACCEPT_SELF_SIGNED_TOKENS: 'true', SECRET_KEY: KEY }, async (me, server) => {
    const good = { sub: 'admin', exp: later(86_400) };
    assert.equal((await me(bearer(token(good)))).body.username, 'admin');
    assert.equal((await me([`X-Borg-Authorization: Bearer ${token(good)}`, 'Authorization: Basic YTpi'])).status, 200);
    assert.equal((await me(bearer(token({ ...good, purpose: 'access' })))).status, 200);
    const forged = {
      'no algorithm': `${part({ alg: 'none' })}.${part(good)}.`,
      'another algorithm': token(good, { header: { alg: 'HS512' }, hash: 'sha512' }),
      'RS256 by name': token(good, { header: { alg: 'RS256' } }),
      'another key': token(good, { key: `${KEY}.` }),
      'over': token({ sub: 'admin', exp: later(-120) }),
      'too far ahead': token({ sub: 'admin', exp: later(2 * 86_400) }),
      'another purpose': token({ ...good, purpose: 'totp_login' }),
      'no sub': token({ exp: good.exp }),
      'no exp': token({ sub: 'admin' }),
      'an unknown user': token({ ...good, sub: 'nobody-here' }),
      'huge': token({ ...good, x: 'x'.repeat(9_000) }),
    };
    for (const [what, text] of Object.entries(forged)) {
      const answer = await me(bearer(text));
      assert.equal(answer.status, 401, `${what}: ${answer.text}`);
    }
    assert.equal((await me([...bearer(token(good)), ...bearer(token(good))])).status, 401, 'twice');

    const admin = await server.signIn();
    const { id } = await admin.good('POST', '/api/settings/users', { username: 'vera', password: 'quiet lantern harbour 9', role: 'viewer' }).then((made) => made.user ?? made);
    const vera = token({ ...good, sub: 'vera' });
    assert.equal((await me(bearer(vera))).body.role, 'viewer');
    await admin.good('PUT', `/api/settings/users/${id}`, { is_active: false });
    assert.equal((await me(bearer(vera))).status, 401, 'a user who is switched off');
    assert.ok(!server.log().includes(KEY));
  });
});

test('self-signed tokens are refused where nobody switched them on', async () => {
  await on({ SECRET_KEY: KEY }, async (me) => {
    assert.equal((await me(bearer(token({ sub: 'admin', exp: later(60) })))).status, 401);
  });
});
