// Which paths answer: the places of the console, the API with and without a slash at the end, and unknown ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from './contract-checks.mjs';

export function paths({ call, get }) {
  test('the console answers its own places, and unknown paths of the API answer JSON', async () => {
    for (const path of ['/', '/health', '/api', '/repositories', '/dashboard', '/settings', '/ssh-keys']) {
      const { status, bytes } = await get(path, { as: null });
      assert.equal(status, 200, path);
      assert.match(bytes.toString(), /<!doctype html>/i, path);
    }
    assert.equal((await get('/assets/missing.js', { as: null })).status, 404);
    assert.deepEqual(await ok(get('/api/nothing'), 404), { detail: 'Not Found' });
    assert.deepEqual(await ok(get('/api/repositories/1/nothing'), 404), { detail: 'Not Found' });
    assert.deepEqual(await ok(get('/api/repositories/no-number'), 404), { detail: 'Not Found' });
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      assert.deepEqual(await ok(call(method, '/api/nothing'), 405), { detail: 'Method Not Allowed' });
    }
    assert.deepEqual(await ok(call('PATCH', '/api/repositories/'), 405), { detail: 'Method Not Allowed' });
    for (const path of ['/', '/api', '/api/docs', '/openapi.json', '/api/system/info', '/api/repositories']) {
      const head = await call('HEAD', path);
      assert.equal(head.status, 200, path);
      assert.equal(head.bytes.length, 0, path);
    }
    assert.equal((await call('HEAD', '/api/nothing')).status, 404);
    for (const path of ['repositories', 'auth/me', 'backup/jobs', 'settings/users', 'system/info']) {
      const [plain, slashed] = [await get(`/api/${path}`), await get(`/api/${path}/`)];
      assert.deepEqual([plain.status, slashed.status], [200, 200], path);
      assert.deepEqual(plain.body, slashed.body, path);
    }
  });
}
