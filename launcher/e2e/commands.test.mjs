// Commands of borg-ui that need the server's state: for who has a shell of the machine, and has lost the way in.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client, DISTRIBUTION, PASSWORD, Place, portsOf, until } from './rig.mjs';

const PROGRAM = join(DISTRIBUTION, 'bin/borg-ui');
const NEXT = 'nine green hills and a lake';
const OWN = 'only Ana knows of this one';
/** Connects to a socket and says how that went. */
const KNOCK = `
import errno, socket, sys
try:
    socket.socket(socket.AF_UNIX).connect(sys.argv[1])
    print('connected')
except OSError as e:
    print(errno.errorcode[e.errno])
`;
const place = new Place();
const socket = join(place.data, 'run/command');
let server;

after(async () => {
  Call.all.forEach(({ child }) => child.kill('SIGKILL')); // one that still waits to be typed something would keep us here
  await place.remove();
});

/** One borg-ui at work on the data directory. */
class Call {
  static all = [];

  constructor(words, { data = place.data, program = PROGRAM, ...more } = {}) {
    this.child = spawn(program, words, { env: { ...process.env, DATA_DIR: data, HOME: data }, stdio: ['pipe', 'pipe', 'pipe'], ...more });
    Call.all.push(this);
    this.said = '';
    this.complained = '';
    this.child.stdout.on('data', (chunk) => (this.said += chunk));
    this.child.stderr.on('data', (chunk) => (this.complained += chunk));
    this.child.stdin.on('error', () => {}); // it has ended without reading
    this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve(code ?? signal)));
  }

  /** Its exit code, once it was typed what is given. */
  async end(typed = '') {
    this.child.stdin.end(typed);
    return this.ended;
  }

  /** The names of its threads; empty until it runs. */
  threads() {
    const tasks = `/proc/${this.child.pid}/task`;
    return readdirSync(tasks).map((id) => readFileSync(join(tasks, id, 'comm'), 'utf8').trim());
  }
}

async function call(words, typed, more) {
  const one = new Call(words, more);
  const code = await one.end(typed);
  return { code, said: one.said, complained: one.complained };
}

const children = (pid) => readdirSync(`/proc/${pid}/task`).flatMap((id) => readFileSync(`/proc/${pid}/task/${id}/children`, 'utf8').split(' ').filter(Boolean));

/** A session is over, also when it began with another life of the server. */
async function refuses(client) {
  client.url = server.url;
  assert.equal((await client.call('GET', '/api/auth/me')).status, 401);
}

/** Signs in with a password that somebody else has set, and answers the client who may change it and nothing else. */
async function signInToChange(password) {
  const client = new Client(server.url);
  assert.equal((await client.signIn('admin', password)).must_change_password, true);
  assert.equal((await client.call('GET', '/api/repositories')).status, 403);
  return client;
}

describe('while the server runs', { concurrency: false }, () => {
  let admin;

  before(async () => {
    server = await place.start();
    admin = await server.signIn();
  });

  test('its socket is for its own user alone', () => {
    assert.equal(statSync(join(place.data, 'run')).mode & 0o777, 0o700);
    assert.equal(statSync(socket).mode & 0o777, 0o600);
  });

  test('the list names what there is', async () => {
    const { code, said } = await call(['commands']);
    assert.equal(code, 0);
    assert.match(said, /^borg-ui reset-password USER/m);
    assert.match(said, /^borg-ui doctor --posture/m);
  });

  test('a password as a word is refused with a sentence, and not repeated', async () => {
    const { code, said, complained } = await call(['reset-password', 'admin', NEXT]);
    assert.equal(code, 1);
    assert.match(complained, /not taken from the command line/);
    assert.ok(!`${said}${complained}${server.log()}`.includes(NEXT));
    assert.equal((await admin.call('GET', '/api/auth/me')).status, 200, 'nothing was changed');
  });

  test('words that mean nothing end with 2', async () => {
    for (const words of [['reset-pasword', 'admin', NEXT], ['reset-password'], ['reset-password', 'admin', `--password=${NEXT}`]]) {
      const { code, said, complained } = await call(words, NEXT);
      assert.equal(code, 2, complained);
      assert.ok(!`${said}${complained}`.includes(NEXT));
    }
  });

  test('a weak password, and none, are refused with a sentence', async () => {
    for (const [typed, sentence] of [['weak\n', /characters/], ['', /Nothing was typed/]]) {
      const { code, complained } = await call(['reset-password', 'admin'], typed);
      assert.equal(code, 1);
      assert.match(complained, sentence);
    }
  });

  test('who is locked out is let in again by one line of a pipe, and every older session is over', async () => {
    const { code, said, complained } = await call(['reset-password', 'admin'], `${NEXT}\n`);
    assert.equal(code, 0, complained);
    assert.match(said, /has to be changed at the next sign-in/);
    await refuses(admin);
    await assert.rejects(server.signIn('admin', PASSWORD));
    admin = await signInToChange(NEXT);
    await admin.good('POST', '/api/auth/change-password', { current_password: NEXT, new_password: OWN });
    assert.equal((await admin.call('GET', '/api/repositories')).status, 200);
  });

  test('at a terminal it is typed twice and never shown', async () => {
    const one = new Call(['-qec', `${PROGRAM} reset-password admin`, '/dev/null'], { program: 'script' });
    for (const prompt of [/New password of admin: $/, /The same again: $/]) {
      await until(`${prompt}`, () => prompt.test(one.said));
      one.child.stdin.write(`${NEXT}\n`);
    }
    await until('the end', () => /is reset/.test(one.said));
    assert.equal(await one.end(), 0);
    assert.ok(!one.said.includes(NEXT), one.said);
    await refuses(admin);
    admin = await signInToChange(NEXT);
  });

  test('another user of the machine cannot call', async () => {
    const open = mkdtempSync(join(tmpdir(), 'borg-ui-e2e-')); // whoever may not reach the program proves nothing
    chmodSync(open, 0o755);
    cpSync(DISTRIBUTION, open, { recursive: true });
    const program = join(open, 'bin/borg-ui');
    const { code, complained } = await call(['reset-password', 'admin'], `${NEXT}\n`, { uid: 65534, gid: 65534, program })
      .finally(() => rmSync(open, { recursive: true }));
    assert.notEqual(code, 0);
    assert.match(complained, /data directory|cannot be|Permission|denied/);
    assert.equal((await admin.call('GET', '/api/auth/me')).status, 200);
  });

  test('another user cannot open the socket either, not even where the folders above it are open', async () => {
    const knock = (who) => call(['-c', KNOCK, socket], '', { program: 'python3', ...who });
    assert.deepEqual(await knock({}), { code: 0, said: 'connected\n', complained: '' }, 'its own user can');
    const rights = [place.home, place.data, join(place.data, 'run')].map((folder) => [folder, statSync(folder).mode & 0o777]);
    try {
      assert.equal((await knock({ uid: 65534, gid: 65534 })).said, 'EACCES\n');
      for (const [folder] of rights) chmodSync(folder, 0o755);
      assert.equal((await knock({ uid: 65534, gid: 65534 })).said, 'EACCES\n', 'the socket itself is closed to others');
    } finally {
      for (const [folder, mode] of rights) chmodSync(folder, mode);
    }
  });

  test('what is weak is told, and plain doctor is what it was', async () => {
    const { code, said } = await call(['doctor', '--posture']);
    assert.ok([0, 1].includes(code));
    assert.match(said, /^(ok|high|medium|low) /m);
    assert.doesNotMatch(said, /stopped/);
    assert.match((await call(['doctor'])).said, /^ok +Java/m);
  });

  test('a server that is about to stop leaves no socket behind', async () => {
    assert.equal((await server.stop()).code, 0);
    assert.ok(!existsSync(socket));
  });
});

describe('while the server is stopped', { concurrency: false }, () => {
  let old;
  let lost;

  before(async () => {
    // Killed in mid-backup: what a start would settle is left open.
    const many = join(place.files, 'many');
    mkdirSync(many);
    for (let i = 0; i < 4000; i++) writeFileSync(join(many, `${i}`), randomBytes(4000));
    server = await place.start();
    old = await signInToChange(NEXT);
    await old.good('POST', '/api/auth/change-password', { current_password: NEXT, new_password: OWN });
    const photos = await old.makeRepository('photos', place.repository('photos'), { source_directories: [many], compression: 'lzma,9' });
    lost = await old.backUp(photos);
    await until('the backup runs', async () => (await old.job(lost)).state === 'running');
    await server.kill();
    for (const { pid } of place.borgs()) process.kill(pid, 'SIGKILL');
    assert.ok(existsSync(socket), 'a killed server leaves its socket');
  });

  test('the password is reset without a port, without a child, and without touching the jobs', async () => {
    const one = new Call(['reset-password', 'admin']);
    await until('it waits for the password', () => one.child.exitCode !== null || one.threads().includes('command'), 60_000);
    const { pid } = one.child;
    assert.deepEqual(portsOf(pid, ['tcp', 'tcp6', 'udp', 'udp6']), []);
    assert.deepEqual(children(pid), []);
    assert.ok(one.threads().every((name) => !/qtp|scheduler-|job/i.test(name)), one.threads().join());
    const second = await call(['commands']);
    assert.equal(second.code, 6, second.complained);
    assert.match(second.complained, /cannot be reached/);
    assert.equal(await one.end(`${NEXT}\n`), 0, one.complained);
    assert.match(one.said, /has to be changed at the next sign-in/);
    assert.deepEqual(one.said.split('\n').filter(Boolean).length, 1, 'nothing but what the command says');

    const done = Date.now();
    server = await place.start();
    await refuses(old);
    await assert.rejects(server.signIn('admin', OWN));
    const admin = await signInToChange(NEXT);
    await admin.good('POST', '/api/auth/change-password', { current_password: NEXT, new_password: OWN });
    const { state, ended_at: finished } = await admin.ended(lost); // what borg left behind is ended first
    assert.equal(state, 'lost');
    assert.ok(Date.parse(finished) >= done - 1000, `${finished}: settled by the start, not by the command`);
    assert.equal((await call(['commands'])).code, 0, 'the stale socket was replaced');
    await server.stop();
  });

  test('a generated password is told on a line of its own', async () => {
    const { code, said } = await call(['reset-password', 'admin', '--generate']);
    assert.equal(code, 0);
    const [password] = said.split('\n');
    assert.match(password, /^[a-zA-Z0-9]{20}$/);
    server = await place.start();
    await signInToChange(password);
    await server.stop();
  });

  test('what is weak is told as far as it can be known', async () => {
    const { said } = await call(['doctor', '--posture']);
    assert.match(said, /the server is stopped/);
  });

  test('a signal ends a command with 9, and it has changed nothing', async () => {
    const one = new Call(['reset-password', 'admin']);
    await until('it waits for the password', () => one.threads().includes('command'), 60_000);
    one.child.kill('SIGTERM');
    assert.equal(await one.ended, 9, one.complained);
  });

  test('a folder no server has used, and one of somebody else, are refused with code 6', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'borg-ui-empty-'));
    const none = await call(['commands'], '', { data: empty });
    assert.equal(none.code, 6);
    assert.match(none.complained, /no server has run with .*set DATA_DIR/);
    writeFileSync(join(empty, 'state'), '');
    chownSync(empty, 4321, 4322);
    const theirs = await call(['commands'], '', { data: empty });
    assert.equal(theirs.code, 6);
    assert.match(theirs.complained, /setpriv --reuid=4321 --regid=4322/);
    assert.deepEqual(readdirSync(empty), ['state'], 'nothing was made');
    rmSync(empty, { recursive: true });
  });
});
