// Plugins come and go while the server runs, and all else goes on.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { NAME, PluginHost } from './plugin-host.mjs';
import { hello } from './plugin-jars.mjs';
import { until } from './rig.mjs';

const NTFY = 'org.borgui.notify.ntfy';
const ELSEWHERE = '/api/system/info';
const host = new PluginHost();
const jar = (version, more) => host.jars.make(hello(NAME, version, more));

before(() => host.start());
after(() => host.remove());

/** Does something again and again; answers what went wrong, and how often it was done. */
function meanwhile(work) {
  const failures = [];
  let done = 0;
  let over = false;
  const run = (async () => {
    for (; !over; done++) failures.push(...(await work()));
  })();
  return async () => {
    over = true;
    await run;
    return { failures, done };
  };
}

describe('a plugin', { concurrency: false }, () => {
  test('that nobody vouches for is taken in, and installed only when an admin approves it', async () => {
    const one = jar('1.0.0');
    const { body: file } = await host.upload(one);
    assert.equal(file.trust.kind, 'none');
    assert.match(file.doubts.join(), /neither a part of this distribution nor signed/);
    const refused = await host.install(one, false);
    assert.equal(refused.status, 409);
    assert.equal(refused.key, 'backend.errors.plugins.needsApproval');
    const { status, body, text } = await host.install(one);
    assert.equal(status, 200, text);
    assert.equal(body.state, 'running', text);
    assert.deepEqual(body.trust, { kind: 'approval', by: 'admin' });
    await host.greets('1.0.0');
  });

  test('answers below its own prefix, to whom it may, and says what it is', async () => {
    assert.equal((await host.server.client().call('GET', `/api/x/${NAME}/hello`)).status, 401);
    assert.equal((await host.admin.call('GET', '/api/hello')).status, 404);
    const { body } = await host.plugin();
    assert.deepEqual(body.provides, ['Hello']);
    assert.ok(body.needs.includes('org.borgui.spi.web'));
    const { paths } = await host.admin.good('GET', '/api/openapi.json');
    assert.ok(Object.keys(paths).some((path) => path.endsWith('/plugins/install')), Object.keys(paths).join());
  });

  test('is replaced by its next version and goes back, and no request and no backup fails', async () => {
    const versions = ['1.1.0', '1.2.0', '1.1.0', '1.3.0'].map((version) => [version, jar(version)]);
    writeFileSync(join(host.place.files, 'one.txt'), 'one');
    const photos = await host.admin.makeRepository('photos', host.place.repository('photos'), { source_directories: [host.place.files] });
    const asked = meanwhile(async () => {
      const { status } = await host.admin.call('GET', ELSEWHERE);
      return status === 200 ? [] : [status];
    });
    const backedUp = meanwhile(async () => {
      const { state } = await host.admin.ended(await host.admin.backUp(photos));
      return state === 'succeeded' ? [] : [state];
    });
    for (const [version, made] of versions) {
      assert.equal((await host.good(made)).version, version);
      await host.greets(version);
    }
    for (const [what, over, least] of [['requests', asked, 50], ['backups', backedUp, 1]]) {
      const { failures, done } = await over();
      assert.deepEqual(failures, [], what);
      assert.ok(done >= least, `${done} ${what}`);
    }
  });

  test('of a lower version is doubted, and comes in with an approval alone', async () => {
    const old = jar('0.9.0');
    const { body: file } = await host.upload(old);
    assert.match(file.doubts.join(), /older than what is installed, which is 1\.3\.0/);
    assert.equal((await host.install(old, false)).key, 'backend.errors.plugins.needsApproval');
    assert.equal(await host.version(), '1.3.0');
  });

  test('is there again after a start of the server, and each change is recorded', async () => {
    await host.server.stop();
    await host.start();
    await host.greets('1.3.0');
    const { entries } = await host.admin.good('GET', '/api/audit?limit=200');
    const types = entries.map(({ type }) => type);
    for (const type of ['plugin_installed', 'plugin_updated', 'plugin_refused']) assert.ok(types.includes(type), types.join());
    assert.match(JSON.stringify(entries), /approved by admin/);
  });

  test('is removed, and its prefix with it', async () => {
    await host.away();
    assert.equal((await host.plugin()).status, 404);
    await until('its resource is gone', async () => (await host.greeting()).status === 404);
  });

  test('of the distribution needs no approval', async () => {
    const { files } = await host.admin.good('GET', '/api/plugins');
    const ntfy = files.find(({ name }) => name === NTFY);
    assert.deepEqual(ntfy.trust, { kind: 'distribution', by: '' });
    const subscription = { name: 'phone', service_url: 'ntfys://ntfy.example.org/backups', enabled: true };
    assert.equal((await host.admin.call('POST', '/api/notifications', subscription)).status, 422);
    const { status, body } = await host.admin.call('POST', '/api/plugins/install', { sha256: ntfy.sha256 });
    assert.equal(status, 200);
    assert.equal(body.state, 'running');
    assert.deepEqual(body.provides, ['Notifier (ntfy, ntfys)']);
    assert.ok((await host.admin.call('POST', '/api/notifications', subscription)).status < 300);
    await host.away(NTFY);
  });

  test('is installed, changed and removed by nobody but admins', async () => {
    const { id } = await host.admin.good('POST', '/api/settings/users', { username: 'eve', password: 'quiet meadow stone 7', role: 'operator' });
    assert.ok(id !== null);
    const eve = host.server.client();
    await eve.signIn('eve', 'quiet meadow stone 7');
    for (const [method, path, body] of [['GET', '/api/plugins'], ['POST', '/api/plugins/install', { sha256: '0'.repeat(64) }], ['DELETE', `/api/plugins/${NAME}`]]) {
      assert.equal((await eve.call(method, path, body)).status, 403);
    }
  });
});
