// The keys of secrets, changed while the server works, and the server killed in the middle of it.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSPHRASE, Place, until } from './rig.mjs';

const KEY = 'a secret of forty letters and some more';
const NEXT_KEY = 'the next secret of forty letters or so';
const SUBSCRIPTIONS = 400;
/** With the addresses: a passphrase, the key of a catalog and the one that signs the audit log. */
const ALL = SUBSCRIPTIONS + 3;
const AT_ONCE = 8;
/** So many kills have to fall between the first secret that is sealed anew and the last one. */
const KILLS = 3;
const MOST_KILLS = 12;

describe('keys that change', { concurrency: false }, () => {
  const place = new Place();
  let server;
  let admin;
  let photos;
  let backups = 0;

  const ringFile = () => join(place.data, 'vault/ring');
  const keysInRing = () => readFileSync(ringFile(), 'utf8').split('\n').filter((line) => line.startsWith('key ')).length;
  const address = (i) => `jsons://ops:canary-${i}@host.example/hook`;
  const standing = () => admin.good('GET', '/api/settings/vault');

  async function start(environment) {
    server = await place.start(environment);
    admin = await server.signIn();
  }

  async function everythingOpens() {
    const shown = await admin.good('GET', '/api/notifications');
    assert.deepEqual(shown.map(({ service_url }) => service_url).sort(), Array.from({ length: SUBSCRIPTIONS }, (_, i) => address(i)).sort());
    const { archives } = await admin.good('GET', `/api/repositories/${photos.id}/archives`);
    assert.equal(archives.length, backups);
  }

  async function backUp() {
    assert.equal((await admin.ended(await admin.backUp(photos))).state, 'succeeded');
    backups++;
  }

  /** Looks until so many are sealed with the new key, and answers whether others are not yet. */
  async function sealedAnew(count, patience = 60_000) {
    const end = Date.now() + patience;
    for (;;) {
      const now = await standing();
      const anew = now.sealed[now.key_id] ?? 0;
      if (!now.rotating || anew >= count) return now.rotating && anew < ALL;
      assert.ok(Date.now() < end, `${anew} are sealed anew within ${patience} ms, and not ${count}`);
    }
  }

  const ended = () => until('all is sealed with one key', async () => {
    const now = await standing();
    return !now.rotating && now;
  });

  before(async () => {
    mkdirSync(join(place.files, 'photos'));
    writeFileSync(join(place.files, 'photos', 'a.txt'), 'all is well');
    await start({ SECRET_KEY: KEY });
    photos = await admin.makeRepository('photos', place.repository('photos'), { source_directories: [join(place.files, 'photos')] });
    await backUp();
    let next = 0;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let i = next++; i < SUBSCRIPTIONS; i = next++) {
        await admin.good('POST', '/api/notifications', { name: `ops ${i}`, service_url: address(i), enabled: false });
      }
    }));
  });

  after(() => place.remove());

  test('tell what is sealed, and no key', async () => {
    const now = await until('the addresses, a passphrase, the key of a catalog and the one that signs the audit log are sealed', async () => {
      const told = await standing();
      return told.sealed[told.key_id] === ALL && told;
    });
    assert.deepEqual(Object.keys(now).sort(), ['key_id', 'keys', 'rotating', 'sealed', 'source']);
    assert.equal(now.source, 'environment');
    assert.equal((await server.client().call('GET', '/api/settings/vault')).status, 401);
  });

  test('change to the end, whenever the server is killed in the middle', { timeout: 1_500_000 }, async (context) => {
    const first = (await standing()).key_id;
    let inTheMiddle = 0;
    for (let kill = 0; kill < MOST_KILLS && inTheMiddle < KILLS; kill++) {
      // What was cut off goes on at the start; once it has ended, it is begun anew.
      if (!(await standing()).rotating) await admin.good('POST', '/api/settings/vault/rotate');
      const seen = await sealedAnew(1 + Math.floor(Math.random() * (ALL - 1)));
      await server.kill();
      if (seen && keysInRing() > 1) inTheMiddle++;
      await start({ SECRET_KEY: KEY });
      await everythingOpens();
    }
    context.diagnostic(`${inTheMiddle} kills in the middle`);
    assert.ok(inTheMiddle >= KILLS, `${inTheMiddle} kills in the middle`);
    const last = await ended();
    assert.equal(last.keys, 1);
    assert.notEqual(last.key_id, first);
    assert.deepEqual(last.sealed, { [last.key_id]: ALL });
    assert.equal(keysInRing(), 1);
    await everythingOpens();
    await backUp();
    assert.doesNotMatch(server.log(), /cannot be opened|is read again/);
  });

  test('do not mix: a second change while one is under way is refused or comes after it', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => admin.call('POST', '/api/settings/vault/rotate')));
    assert.ok(answers.some(({ status }) => status === 200));
    for (const { status, key } of answers) assert.ok(status === 200 || (status === 409 && key === 'backend.errors.vault.rotating'), `${status} ${key}`);
    assert.equal((await ended()).keys, 1);
  });

  test('of the server itself: SECRET_KEY changes when the previous one is given once', async () => {
    await server.stop();
    const refused = await place.refusal({ SECRET_KEY: NEXT_KEY });
    assert.notEqual(refused.code, 0);
    assert.match(refused.said, /sealed with another SECRET_KEY.*SECRET_KEY_PREVIOUS/);

    await start({ SECRET_KEY: NEXT_KEY, SECRET_KEY_PREVIOUS: KEY });
    assert.match(server.log(), /The new SECRET_KEY protects the keys now/);
    assert.equal((await standing()).keys, 1);
    await server.stop();
    const before = await place.refusal({ SECRET_KEY: KEY });
    assert.notEqual(before.code, 0);
    for (const { said } of [refused, before, { said: server.log() }]) assert.ok(!said.includes(KEY) && !said.includes(NEXT_KEY));
  });

  test('come from a file, unless it is open to others or says something else than SECRET_KEY', async () => {
    const file = join(place.home, 'key');
    writeFileSync(file, `${NEXT_KEY}\n`);
    chmodSync(file, 0o644);
    const open = await place.refusal({ SECRET_KEY: '', SECRET_KEY_FILE: file });
    assert.notEqual(open.code, 0);
    assert.match(open.said, /can be used by others\. Run: chmod 400/);

    chmodSync(file, 0o400);
    const both = await place.refusal({ SECRET_KEY: KEY, SECRET_KEY_FILE: file });
    assert.notEqual(both.code, 0);
    assert.match(both.said, /SECRET_KEY and SECRET_KEY_FILE are both set, and differ\./);

    await start({ SECRET_KEY: '', SECRET_KEY_FILE: file });
    assert.equal((await standing()).source, 'file');
    await everythingOpens();
  });

  test('are missed where the ring is gone, and not made anew', async () => {
    const environment = { SECRET_KEY: '', SECRET_KEY_FILE: join(place.home, 'key') };
    await server.stop();
    const kept = join(place.home, 'kept');
    renameSync(ringFile(), kept);
    const refused = await place.refusal(environment);
    assert.notEqual(refused.code, 0);
    assert.match(refused.said, /vault\/ring is missing\..*put it back from a backup.*remove .*\.ring_made/);

    renameSync(kept, ringFile());
    await start(environment);
    await everythingOpens();
  });

  test('that are lost are refused with the two files by which they are given up', async () => {
    await server.stop();
    const { said } = await place.refusal({ SECRET_KEY: KEY });
    assert.match(said, /If it is lost, remove .*vault\/ring and .*\.ring_made and enter all secrets anew/);

    rmSync(ringFile());
    rmSync(join(place.data, '.ring_made'));
    await start({ SECRET_KEY: KEY });
    const [lost] = await admin.good('GET', '/api/notifications');
    await admin.good('PUT', `/api/notifications/${lost.id}`, { service_url: address(0) });
    assert.ok((await admin.good('GET', '/api/notifications')).some(({ service_url }) => service_url === address(0)));
    const failed = await admin.ended(await admin.backUp(photos));
    assert.deepEqual([failed.state, failed.failure?.kind], ['failed', 'passphrase_wrong'], JSON.stringify(failed));
    const wrong = await admin.call('PUT', `/api/repositories/${photos.id}`, { passphrase: 'not the passphrase' });
    assert.equal(wrong.status, 400, wrong.text);
    await admin.good('PUT', `/api/repositories/${photos.id}`, { passphrase: PASSPHRASE });
    await backUp();
    const { entries } = await admin.good('GET', '/api/audit?type=audit_key_replaced');
    assert.equal(entries.length, 1);
  });
});
