import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { baseImage, Engine } from './docker.mjs';
import { Client, DISTRIBUTION, freePort, PASSWORD, until } from './rig.mjs';

const IMAGE = 'borg-ui:test';
const HOME = mkdtempSync(join(tmpdir(), 'borg-ui-container-'));
const LAUNCHER = new URL('..', import.meta.url).pathname;
const engine = new Engine();
const COMPOSE = parse(readFileSync(join(LAUNCHER, 'compose.yaml'), 'utf8')).services;
const SERVICE = COMPOSE['borg-ui'];
const LETTER = 'Dear Ana,\nall is well in the house by the sea.\n';

before(async () => {
  assert.equal(process.getuid(), 0, 'the container engine of this test needs root');
  const base = baseImage();
  await engine.start();
  await engine.load(base, 'base:test');
  // What the build is given: the target `packaged` needs no more.
  const context = join(HOME, 'context', 'launcher');
  mkdirSync(join(context, 'target'), { recursive: true });
  for (const name of ['Dockerfile', 'container']) cpSync(join(LAUNCHER, name), join(context, name), { recursive: true });
  cpSync(process.env.BORG_UI_DISTRIBUTION ?? DISTRIBUTION, join(context, 'target', 'borg-ui'), { recursive: true });
  rmSync(join(context, 'target', 'borg-ui', 'data'), { recursive: true, force: true });
  const buildargs = JSON.stringify({ BASE: 'base:test', VERSION: '7.8.9' });
  await engine.build(join(HOME, 'context'), { name: IMAGE, dockerfile: 'launcher/Dockerfile', target: 'packaged', buildargs });
});

after(async () => {
  await engine.stop();
  rmSync(HOME, { recursive: true, force: true });
});

/** A folder of this machine that belongs to somebody. */
function folder(name, owner = 1000, mode = 0o755) {
  const path = join(HOME, name);
  mkdirSync(path, { recursive: true, mode });
  chownSync(path, owner, owner);
  return path;
}

/** A value of compose.yaml with an empty environment. */
const plain = (text) => text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

/** As compose.yaml starts it, but for the network. */
async function hardened(volumes, { environment = {}, host = {}, ...more } = {}) {
  const port = await freePort();
  const container = await engine.run({
    Image: IMAGE,
    User: plain(SERVICE.user),
    Hostname: 'attic',
    Env: Object.entries({ HOST: '127.0.0.1', PORT: port, INITIAL_ADMIN_PASSWORD: PASSWORD, ...environment }).map((pair) => pair.join('=')),
    Healthcheck: { Interval: 1_000_000_000 },
    HostConfig: {
      NetworkMode: 'host',
      Binds: volumes,
      ReadonlyRootfs: SERVICE.read_only,
      CapDrop: SERVICE.cap_drop,
      SecurityOpt: SERVICE.security_opt,
      Tmpfs: Object.fromEntries(SERVICE.tmpfs.map((line) => line.split(':'))),
      Memory: parseInt(SERVICE.mem_limit) * 2 ** 30,
      PidsLimit: SERVICE.pids_limit,
      ...host,
    },
    ...more,
  });
  container.url = `http://127.0.0.1:${port}`;
  return container;
}

async function ready(container) {
  await until('the server in the container is ready', async () => {
    const { Running, ExitCode } = await container.state();
    if (!Running) throw new Error(`the container ended with ${ExitCode}:\n${await container.log()}`);
    return fetch(`${container.url}/api/jobs`).then(({ status }) => status === 401, () => false);
  }, 90_000);
  const client = new Client(container.url);
  await client.signIn('admin', PASSWORD);
  return client;
}

/** The path of a named volume on this machine. */
const volume = (name) => join(engine.home, 'data', 'volumes', name, '_data');

/** Whose the files below a path are, links among them. */
function owners(path) {
  return [...new Set(readdirSync(path, { recursive: true }).flatMap((name) => {
    const found = lstatSync(join(path, name), { throwIfNoEntry: false });
    return found ? [`${found.uid}:${found.gid}`] : [];
  }))];
}

/** The first process and all below it: what the engine runs besides, such as the health check, is none of the server's. */
function assertPowerless(all, uid, capabilities = '0000000000000000') {
  assert.match(all[0].command, /^tini /);
  const known = new Set([all[0].Pid]);
  const processes = all.filter(({ Pid, PPid }) => known.has(Pid) || (known.has(PPid) && known.add(Pid)));
  assert.ok(processes.some(({ Name }) => Name === 'java'), 'the server is among them');
  for (const one of processes) {
    assert.deepEqual([...new Set(one.Uid.split('\t'))], [String(uid)], one.command);
    assert.equal(one.CapEff, capabilities, one.command);
    assert.equal(one.NoNewPrivs, '1', one.command);
  }
}

describe('the rules of the container files', () => {
  test('compose.yaml gives the server no right it does not need', () => {
    assert.deepEqual(SERVICE.cap_drop, ['ALL']);
    assert.deepEqual(SERVICE.security_opt, ['no-new-privileges:true']);
    assert.equal(SERVICE.read_only, true);
    assert.doesNotMatch(plain(SERVICE.user), /^0|:0/);
    assert.ok(SERVICE.mem_limit && SERVICE.pids_limit);
    assert.match(SERVICE.stop_grace_period, /^1\ds$/, 'longer than the server takes to stop');
    for (const more of ['privileged', 'cap_add', 'devices', 'network_mode', 'pid', 'ipc', 'userns_mode', 'group_add']) assert.equal(SERVICE[more], undefined, more);
  });

  test('compose.yaml shows the server to this machine only, and no socket of the engine to the server', () => {
    assert.deepEqual(Object.keys(COMPOSE), ['borg-ui']);
    assert.deepEqual(SERVICE.ports.map(plain), ['127.0.0.1:8081:8081']);
    assert.doesNotMatch(JSON.stringify(SERVICE.volumes), /docker\.sock|"\/var|"\/:/);
    assert.match(SERVICE.image, /:\d/);
    assert.match(SERVICE.hostname, /^\$\{NAME:\?/, 'two servers with one name break the locks of each other');
  });

  test('the Dockerfile names versions, ends with an ordinary user, and fetches nothing but packages', () => {
    const lines = readFileSync(join(LAUNCHER, 'Dockerfile'), 'utf8').replaceAll(/^#.*\n/gm, '');
    for (const [, base] of lines.matchAll(/^ARG (?:BUILD_)?BASE=(.*)$/gm)) assert.match(base, /^[a-z]+:\d/);
    for (const [, from] of lines.matchAll(/^FROM (\S+)/gm)) assert.match(from, /^(\$\{(BUILD_)?BASE\}|run)$/);
    assert.deepEqual([...lines.matchAll(/^USER (.*)$/gm)].map(([, user]) => user), ['1000:1000']);
    assert.doesNotMatch(lines, /latest|sudo|^ADD|https?:|--mount|--chmod|SECRET|PASSWORD/m);
  });
});

describe('a server in a container that is as closed as compose.yaml makes it', { concurrency: false }, () => {
  let container;
  let admin;
  let photos;
  let binds;

  const small = () => ({ source_directories: ['/local/files/small'], compression: 'none' });
  const slow = () => ({ source_directories: ['/local/files/many'], compression: 'lzma,6' });

  async function inMidBackup() {
    const job = await admin.backUp(photos, slow());
    await until('borg is at work', async () => {
      const now = await admin.job(job);
      assert.ok(['queued', 'running'].includes(now.state), JSON.stringify(now));
      return now.progress?.original_size > 0;
    });
    return job;
  }

  async function backupWorks() {
    const job = await admin.ended(await admin.backUp(photos, small()));
    assert.equal(job.state, 'succeeded', JSON.stringify(job.failure));
  }

  before(async () => {
    const files = folder('files', 0);
    mkdirSync(join(files, 'small'));
    writeFileSync(join(files, 'small', 'Grüße.txt'), LETTER);
    writeFileSync(join(files, 'small', 'raw'), randomBytes(300_000));
    // Many small files: between two of them borg hears a signal.
    mkdirSync(join(files, 'many'));
    for (let i = 0; i < 20_000; i++) writeFileSync(join(files, 'many', `${i}`), randomBytes(2_000));
    binds = ['data:/data', 'cache:/cache', `${files}:/local/files:ro`, `${folder('restored')}:/local/restored`];
    container = await hardened(binds);
    admin = await ready(container);
  });

  test('no process is root, none has a capability, and none can get one', async () => {
    assertPowerless(await container.processes(), 1000);
  });

  test('it becomes healthy', async () => {
    await until('healthy', async () => {
      const { Health } = await container.state();
      assert.notEqual(Health.Status, 'unhealthy', JSON.stringify(Health));
      return Health.Status === 'healthy';
    });
  });

  test('it says what image it is', async () => {
    const { Config } = await engine.call('GET', `/images/${IMAGE}/json`);
    assert.equal(Config.User, '1000:1000');
    assert.equal(Config.Labels['org.opencontainers.image.version'], '7.8.9');
    assert.deepEqual(Object.keys(Config.Volumes), ['/cache', '/data']);
  });

  test('its doctor finds it fit', async () => {
    const { code, said } = await container.exec(['borg-ui', 'doctor'], { Env: [`PORT=${await freePort()}`] });
    assert.equal(code, 0, said);
    assert.match(said, /ok +borg 1\.[24]/);
  });

  test('who has lost the password gets another one by docker exec', async () => {
    const reset = await container.exec(['borg-ui', 'reset-password', 'admin', '--generate']);
    assert.equal(reset.code, 0, reset.said);
    const [password] = reset.said.split(/\r?\n/);
    assert.equal((await admin.call('GET', '/api/auth/me')).status, 401);
    admin = new Client(container.url);
    assert.equal((await admin.signIn('admin', password)).must_change_password, true);
    await admin.good('POST', '/api/auth/change-password', { current_password: password, new_password: PASSWORD });
  });

  test('a folder is backed up', async () => {
    photos = await admin.makeRepository('photos', '/data/repositories/photos', { source_directories: ['/local/files/small'] });
    await backupWorks();
  });

  test('the cache of borg lies in its own volume, all else in /data', () => {
    assert.ok(readdirSync(volume('cache')).includes('borg'));
    for (const name of ['data', 'cache']) assert.deepEqual(owners(volume(name)), ['1000:1000'], name);
    assert.equal(statSync(volume('data')).mode & 0o777, 0o700);
  });

  test('what is restored is what was backed up, byte for byte', async () => {
    const [archive] = (await admin.good('GET', `/api/repositories/${photos.id}/archives`)).archives;
    const order = { repository_id: photos.id, archive: archive.name, paths: [], destination: '/local/restored/first' };
    const { state, failure } = await admin.ended((await admin.good('POST', '/api/restore/start', order)).job_id);
    assert.equal(state, 'succeeded', JSON.stringify(failure));
    const back = join(HOME, 'restored/first/local/files/small');
    for (const name of ['Grüße.txt', 'raw']) {
      assert.deepEqual(readFileSync(join(back, name)), readFileSync(join(HOME, 'files/small', name)), name);
      assert.equal(statSync(join(back, name)).uid, 1000);
    }
  });

  test('nothing was written outside of the volumes and /tmp', async () => {
    const changes = await engine.call('GET', `/containers/${container.id}/changes`);
    const added = (changes ?? []).filter(({ Path }) => !/^\/(local|data|cache|tmp|dev|proc|sys)/.test(Path));
    assert.deepEqual(added, []);
  });

  test('stopped in mid-backup it ends in time, and the next start tells of it and works', async () => {
    const job = await inMidBackup();
    const { code, millis } = await container.stop();
    assert.ok(millis < 10_000, `${millis} ms`);
    assert.equal(code, 0, await container.log());
    await container.start();
    admin = await ready(container);
    const { state, message } = await admin.job(job);
    assert.ok(['cancelled', 'lost'].includes(state), state);
    assert.ok(message);
    await backupWorks();
  });

  test('killed in mid-backup and replaced by a new container, it tells of it and works', async () => {
    const job = await inMidBackup();
    await container.kill();
    await container.remove();
    assert.ok(readdirSync(join(volume('data'), 'repositories/photos')).includes('lock.exclusive'), 'borg left its lock');
    container = await hardened(binds);
    admin = await ready(container);
    assert.equal((await admin.job(job)).state, 'lost');
    await backupWorks();
    await container.remove();
  });
});

describe('who the server is', { concurrency: false }, () => {
  const asRoot = (more) => ({ User: '0:0', ...more });
  const capabilities = ['CHOWN', 'SETGID', 'SETUID'];

  test('started as root, it becomes PUID and PGID for good, and its volumes belong to them', async () => {
    const secret = folder('theirs', 0);
    writeFileSync(join(secret, 'diary'), 'all is well', { mode: 0o600 });
    const container = await hardened(['other-data:/data', 'other-cache:/cache', `${secret}:/local:ro`], asRoot({
      environment: { PUID: 4321, PGID: 4322 },
      host: { CapAdd: [...capabilities, 'DAC_READ_SEARCH'], GroupAdd: ['4400'] },
    }));
    const admin = await ready(container);
    const processes = await container.processes();
    assertPowerless(processes, 4321, '0000000000000004'); // to read all, as was asked for, and no more
    assert.deepEqual(processes[0].Groups.trim().split(' '), ['4400']);
    const diary = await admin.makeRepository('diary', '/data/repositories/diary', { source_directories: ['/local'] });
    assert.equal((await admin.ended(await admin.backUp(diary))).state, 'succeeded', 'it may read the files of all users');
    for (const name of ['other-data', 'other-cache']) assert.deepEqual(owners(volume(name)), ['4321:4322'], name);
    const { said } = await container.exec(['ssh', '-G', 'example.org'], { User: '4321:4322' });
    assert.match(said, /hostname example\.org/, 'ssh knows who calls');
    await container.remove();
  });

  test('volumes that were handed over once can be used without root from then on', async () => {
    for (const User of ['0:0', '4321:4322']) {
      const host = User === '0:0' ? { CapAdd: capabilities } : {};
      const container = await hardened(['third-data:/data', 'third-cache:/cache'], { User, Cmd: ['version'], environment: { PUID: 4321, PGID: 4322 }, host });
      assert.equal(await container.ended(), 0, await container.log());
      await container.remove();
    }
    for (const name of ['third-data', 'third-cache']) assert.equal(statSync(volume(name)).uid, 4321, name);
  });

  const REFUSED = [
    ['PUID without being root', { environment: { PUID: 4321 } }, /Start it with --user 4321:1000/],
    ['root as the user of the server', asRoot({ environment: { PUID: 0 }, host: { CapAdd: capabilities } }), /never runs as root/],
    ['a folder that cannot be written', { User: '4321:4321' }, /\/data belongs to 1000:1000 and cannot be written by 4321:4321/],
    ['files of somebody else', asRoot({ environment: { PUID: 4321 }, host: { CapAdd: capabilities } }), /\/data holds files.*chown -R 4321:1000/],
    ['no place for temporary files', { host: { Tmpfs: {} } }, /--tmpfs \/tmp/],
  ];
  for (const [what, spec, sentence] of REFUSED) {
    test(`it refuses ${what} with a sentence`, async () => {
      const data = folder('occupied');
      writeFileSync(join(data, 'state'), '');
      const container = await hardened([`${data}:/data`], spec);
      assert.equal(await container.ended(), 6, await container.log());
      assert.match(await container.log(), sentence);
      assert.equal(statSync(data).uid, 1000);
      await container.remove();
    });
  }
});
