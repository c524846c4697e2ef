// A browser with a cookie: changes need the token of its page, and other sites get nothing.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { PASSWORD } from './rig.mjs';

export function browser({ server, photos }) {
  const own = () => ({ origin: server.url, 'sec-fetch-site': 'same-origin' });
  let cookie;
  let token;

  before(async () => {
    const form = new URLSearchParams({ username: 'admin', password: PASSWORD });
    const answer = await server.client().call('POST', '/api/auth/session', form, own());
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.headers.get('set-cookie'), /^__Host-borgui=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    cookie = answer.headers.get('set-cookie').split(';')[0];
    token = answer.body.csrf_token;
  });

  const change = (headers) => server.client().call('PUT', `/api/repositories/${photos.id}`, { name: 'photos' }, { cookie, ...headers });

  test('changes something with the token of its page', async () => {
    assert.equal((await change({ ...own(), 'x-csrf-token': token })).status, 200);
  });

  for (const [what, headers] of Object.entries({
    'without a token': () => own(),
    'with a wrong token': () => ({ ...own(), 'x-csrf-token': 'x'.repeat(43) }),
    'from another origin': () => ({ origin: 'https://evil.example', 'x-csrf-token': token }),
    'from no origin': () => ({ origin: 'null', 'x-csrf-token': token }),
    'from another site': () => ({ 'sec-fetch-site': 'cross-site', 'x-csrf-token': token }),
    'from a neighbour': () => ({ origin: server.url.replace('localhost', 'localhost.evil.example'), 'x-csrf-token': token }),
  })) {
    test(`changes nothing ${what}`, async () => {
      const { status, key } = await change(headers());
      assert.deepEqual([status, key], [403, 'backend.errors.auth.csrf']);
    });
  }

  test('is not signed in by another site', async () => {
    const form = new URLSearchParams({ username: 'admin', password: PASSWORD });
    for (const path of ['/api/auth/session', '/api/auth/login']) {
      const { status, headers } = await server.client().call('POST', path, form, { origin: 'https://evil.example' });
      assert.deepEqual([status, headers.get('set-cookie')], [403, null], path);
    }
  });

  test('may not read answers from another origin', async () => {
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const { headers } = await server.client().call('GET', '/api/system/info', undefined, { origin });
      assert.equal(headers.get('access-control-allow-origin'), null, origin);
    }
  });
}
