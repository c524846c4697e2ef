// What goes wrong around a backup: disks that are full, repositories that vanish or are exchanged, programs that are too old,
// state that is broken. Each time: a sentence that says what to do, nothing lost, and the next backup works.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Disk } from './disk.mjs';
import { DISTRIBUTION, PASSPHRASE, Place, until } from './rig.mjs';

const PAUSE = Number(process.env.BORG_PAUSE_MS ?? 3_000); // launcher/verify --long: a minute
const SENTENCE = /^[A-Z'/].{15,}[.]$/s;
const places = [];
const disks = [];

function newPlace() {
  const place = new Place();
  places.push(place);
  return place;
}

function newDisk(...words) {
  const disk = new Disk(...words);
  disks.push(disk);
  return disk;
}

after(async () => {
  for (const place of places) for (const server of place.servers) await server.kill();
  for (const disk of disks.reverse()) disk.unmount();
  for (const place of places) await place.remove();
});

function folder(place, name, files) {
  const made = join(place.files, name);
  mkdirSync(made);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(made, file), content);
  return made;
}

async function failed(admin, id, words) {
  const job = await admin.ended(id, 60_000);
  assert.equal(job.state, 'failed', JSON.stringify(job));
  assert.match(job.failure.message, SENTENCE);
  assert.match(job.failure.message, words);
  assert.doesNotMatch(job.failure.message, /Exception|null|Traceback/);
  return job;
}

describe('a disk that is full', { concurrency: false }, () => {
  const place = newPlace();
  let admin;
  let notes;
  let large;

  before(async () => {
    notes = folder(place, 'notes', { 'a.txt': 'all is well' });
    large = folder(place, 'large', { 'a.raw': randomBytes(30 << 20) });
    admin = await (await place.start()).signIn();
  });

  test('under the repository: the job blames the repository, and after making room the next one works', async () => {
    const disk = newDisk(join(place.files, 'disk'), 20, place);
    const repository = await admin.makeRepository('small', join(disk.folder, 'repository'), { source_directories: [large] });
    const job = await failed(admin, await admin.backUp(repository), /(disk|space|room).*repository|repository.*(disk|space|room)/i);
    assert.match(job.failure.kind, /no_space/i);
    assert.equal((await admin.ended(await admin.backUp(repository, { source_directories: [notes] }))).state, 'succeeded');
    const check = place.borg('check', repository.path);
    assert.equal(check.status, 0, check.stderr);
  });

  test('under the destination: a restore is refused before anything is written', async () => {
    const disk = newDisk(join(place.files, 'target'), 20, place);
    const repository = await admin.makeRepository('roomy', place.repository('roomy'), { source_directories: [large] });
    assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');
    const [{ name: archive }] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
    const free = disk.free();
    const { job_id } = await admin.good('POST', '/api/restore/start', { repository_id: repository.id, archive, paths: [], destination: disk.folder });
    await failed(admin, job_id, /needs 31\.\d+ MB, and only \d+\.\d+ MB are free/);
    assert.equal(disk.free(), free);
  });
});

describe('a data directory without room', { concurrency: false }, () => {
  const place = newPlace();

  test('is told about in jobs and answers, and all is as before when there is room again', async () => {
    const disk = newDisk(place.data, 64, place);
    const notes = folder(place, 'notes', { 'a.txt': 'all is well' });
    const server = await place.start();
    const admin = await server.signIn();
    const repository = await admin.makeRepository('notes', join(place.files, 'repository'), { source_directories: [notes] });
    assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');

    disk.fill();
    const refused = await admin.call('POST', '/api/settings/users', { username: 'late', password: 'someone of quiet gardens', role: 'viewer' });
    assert.ok(refused.status >= 500, refused.text);
    assert.match(refused.text, /room|space|disk/i);
    const backup = await admin.call('POST', '/api/backup/start', { repository: String(repository.id) });
    assert.ok(backup.status >= 500, backup.text);
    assert.match(backup.text, /room|space|disk/i);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200, 'it lives, and can be told');

    disk.relieve();
    assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');
    assert.equal((await server.stop()).code, 0, server.log());
    const again = await (await place.start()).signIn();
    assert.equal((await again.good('GET', '/api/jobs?limit=100')).jobs.filter(({ operation, state }) => operation === 'create' && state === 'succeeded').length, 2);
  });
});

describe('a repository', { concurrency: false }, () => {
  const place = newPlace();
  let admin;
  let notes;

  before(async () => {
    notes = folder(place, 'notes', { 'a.txt': 'all is well' });
    admin = await (await place.start()).signIn();
  });

  const made = (name) => admin.makeRepository(name, place.repository(name), { source_directories: [notes] });

  test('that was removed is missed by its name, and nothing is made in its place', async () => {
    const repository = await made('removed');
    rmSync(repository.path, { recursive: true });
    await failed(admin, await admin.backUp(repository), /There is no repository at .*removed.*mounted/);
    assert.ok(!existsSync(repository.path));
  });

  test('that another one was put in the place of is not written to', async () => {
    const mine = await made('mine');
    const other = await made('other');
    assert.equal((await admin.ended(await admin.backUp(mine))).state, 'succeeded');
    rmSync(mine.path, { recursive: true });
    cpSync(other.path, mine.path, { recursive: true });
    await failed(admin, await admin.backUp(mine), /another|other|exchanged|replaced|not the/i);
  });

  test('that was put back to an older state is not written to blindly', async () => {
    const repository = await made('rolled-back');
    cpSync(repository.path, `${repository.path}.old`, { recursive: true });
    assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');
    rmSync(repository.path, { recursive: true });
    renameSync(`${repository.path}.old`, repository.path);
    await failed(admin, await admin.backUp(repository), /older/i);
  });

  test('that is none, has another passphrase, or lies where nothing is, is not taken in', async () => {
    const there = await made('there');
    const cases = [
      [{ path: notes, passphrase: PASSPHRASE }, /not a .*repository|no .*repository/i],
      [{ path: there.path, passphrase: 'another one' }, /already|passphrase/i],
      [{ path: join(place.files, 'nowhere', 'deep'), passphrase: PASSPHRASE }, /no folder|not exist|nothing/i],
    ];
    for (const [body, words] of cases) {
      const answer = await admin.call('POST', '/api/repositories/import', { name: 'taken in', encryption: 'repokey', ...body });
      assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
      assert.match(answer.text, words);
    }
    await admin.good('DELETE', `/api/repositories/${there.id}`);
    const answer = await admin.call('POST', '/api/repositories/import', { name: 'taken in', path: there.path, passphrase: 'another one' });
    assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
    assert.match(answer.text, /passphrase/i);
  });

  test('and its archives keep names that hurt, to the letter', async () => {
    for (const [at, name] of ['-rf', '50% of {now}', "'q\" ; $(id)", 'back\\slash ::', '\u202ertl 😀', 'n'.repeat(128)].entries()) {
      const repository = await admin.makeRepository(name, place.repository(`odd-${at}`), { source_directories: [notes] });
      assert.equal(repository.name, name);
      const job = await admin.ended(await admin.backUp(repository));
      assert.equal(job.state, 'succeeded', JSON.stringify(job));
      const [archive] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
      const listed = JSON.parse(place.borg('list', '--json', repository.path).stdout).archives.map((each) => each.name);
      assert.deepEqual(listed, [archive.name]);
      const page = await admin.good('GET', `/api/catalog/${repository.id}/archives/${encodeURIComponent(archive.name)}/entries?path=${encodeURIComponent(notes.slice(1))}`);
      assert.match(JSON.stringify(page), /a\.txt/);
    }
  });
});

describe('borg', { concurrency: false }, () => {
  test('that is too old is refused with what to install', async () => {
    const place = newPlace();
    const borg = join(place.home, 'borg');
    writeFileSync(borg, '#!/bin/sh\necho "borg 1.1.17"\n', { mode: 0o755 });
    const config = join(place.home, 'config');
    cpSync(join(DISTRIBUTION, 'config'), config, { recursive: true });
    writeFileSync(join(config, 'org.borgui.borg.config'), `executable="${borg}"\n`);
    const admin = await (await place.start({ CONFIG_DIR: config })).signIn();
    const answer = await admin.call('POST', '/api/repositories', { name: 'old', path: place.repository('old'), encryption: 'none' });
    assert.ok(answer.status >= 400, answer.text);
    assert.match(answer.text, /1\.1\.17 is too old\. Install borg 1\.2 or 1\.4/);
    assert.ok(!existsSync(place.repository('old')));
  });

  describe('at work', { concurrency: false }, () => {
    const place = newPlace();
    let admin;
    let repository;
    const working = (verb) => place.borgs().filter(({ words }) => words.includes(verb));

    before(async () => {
      const large = folder(place, 'large', { 'a.raw': randomBytes(60 << 20), 'b.raw': randomBytes(60 << 20) });
      admin = await (await place.start()).signIn();
      repository = await admin.makeRepository('large', place.repository('large'), { source_directories: [large] });
    });

    test(`that stands still for ${PAUSE / 1000} s goes on, and the job with it`, async () => {
      const id = await admin.backUp(repository, { compression: 'none' });
      const [{ pid }] = await until('borg is at work', () => working('create').length > 0 && working('create'));
      process.kill(pid, 'SIGSTOP');
      const until_ = Date.now() + PAUSE;
      await until('it has stood still', async () => {
        assert.equal((await admin.job(id)).state, 'running');
        return Date.now() > until_;
      }, PAUSE + 10_000);
      process.kill(pid, 'SIGCONT');
      assert.equal((await admin.ended(id)).state, 'succeeded');
    });

    test('for a download that nobody waits for any more ends, and the next backup works', async () => {
      const [{ name }] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
      const file = join(place.files, 'large', 'a.raw').slice(1);
      const gone = new AbortController();
      const query = new URLSearchParams({ repository: String(repository.id), archive: name, file_path: file });
      const answer = await fetch(`${admin.url}/api/archives/download?${query}`, { headers: { authorization: `Bearer ${admin.token}` }, signal: gone.signal });
      assert.equal(answer.status, 200);
      await answer.body.getReader().read();
      assert.notEqual(working('extract').length, 0);
      gone.abort();
      await until('borg has ended', () => working('extract').length === 0);
      assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');
    });
  });
});

describe('state that is broken', { concurrency: false }, () => {
  const place = newPlace();

  test('is refused with a sentence, and left as it is', async () => {
    const server = await place.start();
    assert.equal((await server.stop()).code, 0);
    const file = join(place.data, 'state', 'state.db');
    const good = readFileSync(file);
    const broken = Buffer.from(good);
    broken.fill('garbage', 0, 8192);
    writeFileSync(file, broken);
    const { code, said } = await place.refusal();
    assert.notEqual(code, 0);
    assert.match(said, /state\.db.*(damaged|database|backup)/i);
    assert.deepEqual(readFileSync(file), broken);
    writeFileSync(file, good);
    await (await place.start()).signIn();
  });

  test('on a disk that cannot be written is refused with a sentence', async () => {
    const other = newPlace();
    const disk = newDisk(other.data, 64, other);
    const server = await other.start();
    assert.equal((await server.stop()).code, 0);
    disk.readOnly();
    const { code, said } = await other.refusal();
    assert.notEqual(code, 0);
    assert.match(said, /read-only|cannot be written|write/i);
    disk.writable();
    await (await other.start()).signIn();
  });
});
