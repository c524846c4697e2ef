import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DISTRIBUTION, listenAnywhere, PASSPHRASE, PASSWORD, Place, until } from './rig.mjs';

const JAVA_25 = ['/usr/lib/jvm/temurin-25-jdk-amd64', '/usr/lib/jvm/java-25-openjdk-amd64'].find(existsSync);
const places = [];

function newPlace() {
  const place = new Place();
  places.push(place);
  return place;
}

after(async () => {
  for (const place of places) await place.remove();
});

/** The shipped configuration with one file more, as CONFIG_DIR. */
function configuration(place, pid, text) {
  const folder = join(place.home, 'config');
  cpSync(join(DISTRIBUTION, 'config'), folder, { recursive: true });
  writeFileSync(join(folder, `${pid}.config`), text);
  return folder;
}

/** A copy of the distribution that may be spoilt. */
function copyOfDistribution(place) {
  const copy = join(place.home, 'borg-ui');
  cpSync(DISTRIBUTION, copy, { recursive: true });
  return copy;
}

function fill(place) {
  mkdirSync(join(place.files, 'small'));
  writeFileSync(join(place.files, 'small', 'letter.txt'), 'Dear Ana,\nall is well.\n');
  mkdirSync(join(place.files, 'large'));
  for (let i = 0; i < 24; i++) {
    writeFileSync(join(place.files, 'large', `${i}.raw`), randomBytes(6_000_000)); // minutes for lzma
  }
}

describe('a server that is interrupted', { concurrency: false }, () => {
  const place = newPlace();
  const environment = { SECRET_KEY: 'a secret of forty letters and some more' };
  let server;
  let admin;
  let photos;
  let papers;

  const small = () => ({ source_directories: [join(place.files, 'small')], compression: 'none' });
  const slow = () => ({ source_directories: [join(place.files, 'large')], compression: 'lzma,9' });

  async function start() {
    server = await place.start(environment);
    admin = await server.signIn();
  }

  async function inMidBackup() {
    const job = await admin.backUp(photos, slow());
    await until('borg is at work', async () => {
      const { state, progress } = await admin.job(job);
      assert.ok(['queued', 'running'].includes(state), `the backup is ${state}`);
      return progress?.original_size > 0 && creating().length > 0;
    });
    return job;
  }

  async function backupWorksAgain() {
    const next = await admin.ended(await admin.backUp(photos, small()));
    assert.equal(next.state, 'succeeded', JSON.stringify(next.failure));
  }

  /** Borg when it makes an archive; what reads afterwards is none of it. */
  const creating = () => place.borgs().filter(({ words }) => words.includes('create'));
  const locks = () => readdirSync(place.repository('photos')).filter((name) => name.startsWith('lock'));

  before(async () => {
    fill(place);
    await start();
    await admin.good('PUT', '/api/settings/system', { max_concurrent_backups: 1 });
    photos = await admin.makeRepository('photos', place.repository('photos'), { source_directories: [join(place.files, 'small')] });
    papers = await admin.makeRepository('papers', place.repository('papers'), { source_directories: [join(place.files, 'small')] });
  });

  test('cancelled in mid-backup, borg ends, no lock stays, and the next backup works', async () => {
    const job = await inMidBackup();
    const begun = Date.now();
    const answer = await admin.good('POST', `/api/jobs/${job}/cancel`);
    assert.equal((await admin.ended(job, 15_000)).state, 'cancelled');
    assert.ok(Date.now() - begun < 15_000);
    assert.match((await admin.job(job)).message, /admin/, JSON.stringify(answer));
    assert.deepEqual(creating(), []);
    await until('no lock stays', () => locks().length === 0);
    await backupWorksAgain();
  });

  test('when borg is killed, the job has failed with a sentence, and the next backup works', async () => {
    const job = await inMidBackup();
    for (const { pid } of creating()) process.kill(pid, 'SIGKILL');
    const { state, failure } = await admin.ended(job);
    assert.equal(state, 'failed');
    assert.match(failure.message, /^[A-Z].{20,}\.$/s);
    assert.doesNotMatch(failure.message, /Exception|null/);
    await backupWorksAgain();
  });

  test('a second server on the same data directory is refused with a sentence', async () => {
    const { code, said } = await place.refusal(environment);
    assert.equal(code, 6, said);
    assert.match(said, /another server runs with the data directory .*DATA_DIR/);
    assert.equal((await admin.call('GET', '/api/jobs')).status, 200);
  });

  test('killed in mid-backup, the next start ends borg, names the lost job, and runs what waited', async () => {
    const job = await inMidBackup();
    const waiting = await admin.backUp(papers, small());
    assert.equal((await admin.job(waiting)).state, 'queued');
    await server.kill();
    assert.notEqual(creating().length, 0, 'borg outlives a killed server');

    await start();
    assert.deepEqual(creating().filter(({ words }) => words.join(' ').includes('/photos')), []);
    const lost = await admin.job(job);
    assert.equal(lost.state, 'lost');
    assert.match(lost.message, /server stopped/);
    const contract = await admin.good('GET', `/api/backup/status/${job}`);
    assert.equal(contract.status, 'failed');
    assert.ok(contract.error_message, 'existing clients are told why');
    assert.equal((await admin.ended(waiting)).state, 'succeeded');
    await backupWorksAgain();
    await until('nothing is noted as running', () => !readdirSync(join(place.data, 'run')).some((name) => name.endsWith('.process')));
    const check = place.borg('check', place.repository('photos'));
    assert.equal(check.status, 0, check.stderr);
  });

  test('told to stop in mid-backup, it ends in time, and the job does not run afterwards', async () => {
    const job = await inMidBackup();
    const { code, millis } = await server.stop();
    assert.equal(code, 0, server.log());
    assert.ok(millis < 10_000, `${millis} ms`);
    assert.deepEqual(place.borgs(), []);

    const { code: refused, said } = await place.refusal({ ...environment, SECRET_KEY: 'another secret of forty letters or so' });
    assert.notEqual(refused, 0);
    assert.match(said, /SECRET_KEY/);
    assert.match(said, /.*SECRET_KEY.*\./, 'a sentence');
    assert.doesNotMatch(said, /another secret of forty/);

    await start();
    const after = await admin.job(job);
    assert.ok(['cancelled', 'lost'].includes(after.state), after.state);
    assert.ok(after.message);
    await backupWorksAgain();
    assert.equal((await server.stop()).code, 0);
  });
});

describe('a server that cannot start says why', { concurrency: false }, () => {
  test('when the port is taken', async () => {
    const other = await listenAnywhere();
    const { port } = other.address();
    const place = newPlace();
    try {
      const { code, said } = await place.refusal({ PORT: String(port), HOST: '0.0.0.0' });
      assert.equal(code, 4, said);
      assert.match(said, new RegExp(`${port}.*(in use|taken|cannot be used)`, 'i'));
    } finally {
      other.close();
    }
  });

  test('when a bundle is missing', async () => {
    const place = newPlace();
    const copy = copyOfDistribution(place);
    rmSync(join(copy, 'repository', 'org', 'borgui', 'org.borgui.process'), { recursive: true });
    const { code, said } = await place.refusal({}, copy);
    assert.equal(code, 2, said);
    assert.match(said, /org\.borgui\.process/);
  });

  test('when a bundle does not resolve', async () => {
    const place = newPlace();
    const copy = copyOfDistribution(place);
    for (const name of readdirSync(join(copy, 'features')).filter((file) => file.endsWith('.json'))) {
      const file = join(copy, 'features', name);
      const feature = JSON.parse(readFileSync(file, 'utf8'));
      feature.bundles = feature.bundles?.filter((bundle) => !JSON.stringify(bundle).includes('org.borgui.process'));
      writeFileSync(file, JSON.stringify(feature));
    }
    const { code, said } = await place.refusal({}, copy);
    assert.equal(code, 3, said);
    assert.match(said, /org\.borgui\.borg/);
    assert.match(said, /org\.borgui\.process/);
  });
});

describe('the doctor', () => {
  function doctor(environment) {
    const place = newPlace();
    return spawnSync(join(DISTRIBUTION, 'bin/borg-ui'), ['doctor'], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: place.data, PORT: '48231', ...environment },
    });
  }

  test('finds this machine fit', () => {
    const { status, stdout } = doctor({});
    assert.equal(status, 0, stdout);
    assert.match(stdout, /ok +borg \d+\.\d+/);
    assert.match(stdout, /ok +Java \d+/);
    assert.doesNotMatch(stdout, /missing/);
  });

  test('names what is missing, and how to get it', () => {
    const { status, stdout } = doctor({ PORT: '99999', JAVA_HOME: process.env.JAVA_HOME ?? '' });
    assert.equal(status, 1, stdout);
    assert.match(stdout, /missing +PORT is "99999".*export PORT=/);
  });
});

describe('below another path, and without borg', { concurrency: false }, () => {
  const place = newPlace();
  let server;

  before(async () => {
    const CONFIG_DIR = configuration(place, 'org.borgui.borg', 'executable="/nowhere/borg"\n');
    server = await place.start({ BASE_PATH: '/borg', CONFIG_DIR });
  });

  test('console and API answer below BASE_PATH, and nowhere else', async () => {
    const console_ = await fetch(`${server.url}/`);
    assert.equal(console_.status, 200);
    assert.match(await console_.text(), /name="base" content="\/borg\/"[^]*src="\/borg\/assets\//);
    assert.equal((await fetch(`${server.url}/api/auth/config`)).status, 200);
    assert.equal((await fetch(`${new URL('/api/auth/config', server.url)}`)).status, 404);
  });

  test('the cookie of a browser is for BASE_PATH only', async () => {
    const answer = await fetch(`${server.url}/api/auth/session`, {
      method: 'POST',
      body: new URLSearchParams({ username: 'admin', password: PASSWORD }),
      headers: { origin: new URL(server.url).origin, 'sec-fetch-site': 'same-origin' },
    });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('set-cookie'), /^__Secure-borgui=[^;]+; Path=\/borg; .*HttpOnly; SameSite=Lax; Secure$/);
  });

  test('without borg, a repository is refused with a sentence that says what to install', async () => {
    const admin = await server.signIn();
    const answer = await admin.call('POST', '/api/repositories', {
      name: 'photos',
      path: place.repository('photos'),
      encryption: 'repokey',
      passphrase: PASSPHRASE,
    });
    assert.ok(answer.status >= 400, answer.text);
    assert.match(answer.text, /Borg was not found as '\/nowhere\/borg'.*borgbackup/);
    assert.deepEqual((await admin.good('GET', '/api/repositories')).repositories, []);
  });
});

test('on the newest Java, people back up and restore', { skip: JAVA_25 ? false : 'no Java 25 here' }, async () => {
  const place = newPlace();
  mkdirSync(join(place.files, 'notes'));
  appendFileSync(join(place.files, 'notes', 'Grüße.txt'), 'all is well\n');
  const server = await place.start({ JAVA_HOME: JAVA_25 });
  const admin = await server.signIn();
  const notes = await admin.makeRepository('notes', place.repository('notes'), { source_directories: [join(place.files, 'notes')] });
  assert.equal((await admin.ended(await admin.backUp(notes))).state, 'succeeded');
  const [archive] = (await admin.good('GET', `/api/repositories/${notes.id}/archives`)).archives;
  const order = { repository_id: notes.id, archive: archive.name, paths: [], destination: join(place.files, 'back') };
  const { job_id } = await admin.good('POST', '/api/restore/start', order);
  assert.equal((await admin.ended(job_id)).state, 'succeeded');
  assert.equal(readFileSync(join(place.files, 'back', place.files, 'notes', 'Grüße.txt'), 'utf8'), 'all is well\n');
  assert.doesNotMatch(server.log(), /WARNING:.*(unsafe|restricted|deprecated)/i);
  assert.equal((await server.stop()).code, 0);
});
