// The same server with its state in MVStore; and a server that is told to keep its state elsewhere than it is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Disk } from './disk.mjs';
import { DISTRIBUTION, Place } from './rig.mjs';

const MVSTORE = { STATE_STORE: 'mvstore' };
const NEXT = 'nine green hills and a lake';

describe('state in MVStore', { concurrency: false }, () => {
  const place = new Place();
  const file = join(place.data, 'state', 'state.mv');
  let disk;
  let server;
  let admin;
  let repository;

  before(async () => {
    disk = new Disk(place.data, 96, place);
    const notes = join(place.files, 'notes');
    mkdirSync(notes);
    writeFileSync(join(notes, 'a.txt'), 'all is well');
    server = await place.start(MVSTORE);
    admin = await server.signIn();
    repository = await admin.makeRepository('notes', join(place.files, 'repository'), { source_directories: [notes] });
  });

  after(async () => {
    for (const one of place.servers) await one.kill();
    disk.unmount();
    await place.remove();
  });

  const backups = async () => (await admin.good('GET', '/api/jobs?limit=100')).jobs.filter(({ operation }) => operation === 'create').map(({ state }) => state);

  async function backUp() {
    const { state, message } = await admin.ended(await admin.backUp(repository));
    assert.equal(state, 'succeeded', message);
  }

  test('is where it is said to be, and nothing lies in SQLite', async () => {
    await backUp();
    assert.ok(existsSync(file));
    assert.ok(!existsSync(join(place.data, 'state', 'state.db')));
  });

  test('outlives a server that is killed', async () => {
    await server.kill();
    server = await place.start(MVSTORE);
    admin = await server.signIn();
    assert.deepEqual(await backups(), ['succeeded']);
    await backUp();
  });

  test('without room is told about, and all is as before when there is room again', async () => {
    disk.fill();
    for (const [path, body] of [
      ['/api/settings/users', { username: 'late', password: 'someone of quiet gardens', role: 'viewer' }],
      ['/api/backup/start', { repository: String(repository.id) }],
    ]) {
      const refused = await admin.call('POST', path, body);
      assert.ok(refused.status >= 500, refused.text);
      assert.match(refused.text, /disk is full/);
    }
    assert.deepEqual(await backups(), ['succeeded', 'succeeded'], 'what is there can be read');
    disk.relieve();
    await backUp();
    assert.equal((await server.stop()).code, 0, server.log());
  });

  test('is there for commands while the server is stopped', async () => {
    const { status, stderr } = spawnSync(join(DISTRIBUTION, 'bin/borg-ui'), ['reset-password', 'admin'], {
      input: `${NEXT}\n`,
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: place.data, HOME: place.data, ...MVSTORE },
    });
    assert.equal(status, 0, stderr);
    server = await place.start(MVSTORE);
    await server.signIn('admin', NEXT);
    assert.equal((await server.stop()).code, 0, server.log());
  });

  test('that is broken is refused with a sentence, and left as it is', async () => {
    const good = readFileSync(file);
    const broken = Buffer.from(good);
    broken.fill('garbage', 0, good.length / 2);
    writeFileSync(file, broken);
    const { code, said } = await place.refusal(MVSTORE);
    assert.notEqual(code, 0);
    assert.match(said, /state\.mv is damaged.*put back a backup/);
    assert.deepEqual(readFileSync(file), broken);
    writeFileSync(file, good);
  });

  test('is not passed over by a server that is told to use another store', async () => {
    const { code, said } = await place.refusal({ STATE_STORE: 'sqlite' });
    assert.notEqual(code, 0);
    assert.match(said, /kept in \S+state\.mv, by another store.*Set STATE_STORE to that store again/);
    server = await place.start(MVSTORE);
    await server.signIn('admin', NEXT);
  });
});

test('state in SQLite is not passed over either', async () => {
  const place = new Place();
  try {
    const server = await place.start({ STATE_STORE: '' });
    assert.equal((await server.stop()).code, 0, server.log());
    const { code, said } = await place.refusal(MVSTORE);
    assert.notEqual(code, 0);
    assert.match(said, /kept in \S+state\.db, by another store.*Set STATE_STORE to that store again/);
    assert.ok(!existsSync(join(place.data, 'state', 'state.mv')));
  } finally {
    await place.remove();
  }
});
