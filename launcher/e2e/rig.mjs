import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DISTRIBUTION = realpathSync(fileURLToPath(new URL('../target/borg-ui', import.meta.url)));
export const PASSWORD = 'plain harbour lantern 42';
/** Preloaded, it gives a program another clock. */
export const FAKETIME = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/faketime/libfaketime.so.1`).find(existsSync);
export const PASSPHRASE = 'seven quiet gardens 93';

/** Looks until `look` answers something, and hands that out. */
export async function until(what, look, patience = 30_000) {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`${what}: not within ${patience} ms`);
    await new Promise((wake) => setTimeout(wake, 40));
  }
}

export async function listenAnywhere() {
  const server = createServer().listen(0, '0.0.0.0');
  await new Promise((listening) => server.once('listening', listening));
  return server;
}

/** Ports on which nobody listens, each another one. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

export const freePort = async () => (await freePorts(1))[0];

/** A data directory and a root that outlive several servers. */
export class Place {
  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'borg-ui-e2e-'));
    this.files = join(this.home, 'files');
    this.data = join(this.home, 'data');
    mkdirSync(this.files);
    this.servers = [];
  }

  repository(name) {
    return join(this.data, 'repositories', name);
  }

  /** Starts a server here, and does not wait for it. */
  async spawn(environment = {}, distribution = DISTRIBUTION, who = {}) {
    const port = await freePort();
    const server = new Server(environment.PORT ?? port, environment.BASE_PATH ?? '');
    server.child = spawn(join(distribution, 'bin/borg-ui'), ['run'], {
      env: {
        ...process.env,
        DATA_DIR: this.data,
        HOST: '127.0.0.1',
        PORT: String(port),
        LOCAL_MOUNT_POINTS: this.files,
        INITIAL_ADMIN_PASSWORD: PASSWORD,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...who,
    });
    server.follow();
    this.servers.push(server);
    return server;
  }

  /** Starts a server here, as root or as another uid and gid, and waits until it answers. */
  async start(environment, distribution, who) {
    const server = await this.spawn(environment, distribution, who);
    await server.ready();
    return server;
  }

  /** Starts a server that is expected to end by itself; answers its exit code and what it said. */
  async refusal(environment, distribution) {
    const server = await this.spawn(environment, distribution);
    const code = await Promise.race([
      server.gone,
      new Promise((_, late) => setTimeout(() => late(new Error(`it runs:\n${server.log()}`)), 40_000).unref()),
    ]).finally(() => server.kill());
    return { code, said: server.log() };
  }

  /** The processes of borg that work here. */
  borgs() {
    return commandLines().filter(({ words }) => words.some((word) => /(^|\/)borg$/.test(word)) && words.some((word) => word.includes(this.home)));
  }

  /** Borg's own word on a repository; after a job the server may still be reading its sizes. */
  borg(...words) {
    return spawnSync('borg', ['--lock-wait=60', ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', BORG_PASSPHRASE: PASSPHRASE, BORG_BASE_DIR: join(this.home, 'borg') },
    });
  }

  /** Runs SQL on the state of a server, with the words given; answers the rows. */
  sql(text, ...words) {
    const script = 'import sqlite3, sys, json; db = sqlite3.connect(sys.argv[1]); rows = db.execute(sys.argv[2], sys.argv[3:]).fetchall(); db.commit(); print(json.dumps(rows))';
    const { status, stdout, stderr } = spawnSync('python3', ['-c', script, join(this.data, 'state', 'state.db'), text, ...words.map(String)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  /** The files of the data directory that hold a text. */
  filesWith(text) {
    return spawnSync('grep', ['-rl', '--', text, this.data], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  }

  async remove() {
    for (const server of this.servers) await server.kill();
    for (const { pid } of this.borgs()) process.kill(pid, 'SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** The command lines of all processes of this machine. */
export function commandLines() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [{ pid: Number(pid), words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') }];
      } catch {
        return []; // it has ended
      }
    });
}

const LISTENING = '0A';

/** Where a process listens, by the sockets that are its own: the kind and the port of each. */
export function portsOf(pid, kinds = ['tcp', 'tcp6']) {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((number) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${number}`))?.[1] ?? [];
      } catch {
        return []; // closed meanwhile
      }
    }),
  );
  const ports = kinds.flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').trim().split('\n').slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => own.has(inode) && (kind.startsWith('udp') || state === LISTENING))
      .map(([, local]) => parseInt(local.split(':')[1], 16)),
  );
  return [...new Set(ports)];
}

/** The environment of a process; empty once it has ended. */
export function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

class Server {
  constructor(port, basePath) {
    this.url = `http://localhost:${port}${basePath}`;
    this.output = [];
  }

  follow() {
    const ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve(code ?? signal)));
    this.gone = ended.then((how) => (this.exit = how));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => this.output.push(chunk.toString()));
    }
  }

  log() {
    return this.output.join('');
  }

  ready() {
    return until('the server is ready', () => {
      if (this.exit !== undefined) throw new Error(`the server ended with ${this.exit}:\n${this.log()}`);
      // More than one service says so: all resources have to be there.
      return /is ready after/.test(this.log()) && fetch(`${this.url}/api/jobs`).then(({ status }) => [200, 401].includes(status), () => false);
    }, 60_000);
  }

  async kill() {
    if (this.exit === undefined) this.child.kill('SIGKILL');
    await this.gone;
  }

  /** Tells it to stop; answers how it ended and after how many milliseconds. */
  async stop() {
    const begun = Date.now();
    this.child.kill('SIGTERM');
    const code = await this.gone;
    return { code, millis: Date.now() - begun };
  }

  client() {
    return new Client(this.url);
  }

  async signIn(username = 'admin', password = PASSWORD) {
    const client = this.client();
    await client.signIn(username, password);
    return client;
  }
}

/** A form with one file, whole in memory: an answer that comes before the whole form was read is none of our subjects. */
export class Form {
  constructor(name, content) {
    this.boundary = 'one-file-and-no-more';
    this.text = `--${this.boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="x.txt"\r\n\r\n${content}\r\n--${this.boundary}--\r\n`;
  }
}

/** A body that says it is JSON, letter by letter. */
export class Raw {
  constructor(text) {
    this.text = text;
  }
}

/** Somebody who calls the API, with a token or without. */
export class Client {
  constructor(url) {
    this.url = url;
  }

  async signIn(username, password) {
    const answer = await this.call('POST', '/api/auth/login', new URLSearchParams({ username, password }));
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.text}`);
    this.token = answer.body.access_token;
    return answer.body;
  }

  async call(method, path, body, headers = {}) {
    const isForm = body instanceof Form;
    const isRaw = body instanceof Raw;
    const isJson = body !== undefined && !isForm && !isRaw && !(body instanceof URLSearchParams);
    const answer = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...((isJson || isRaw) && { 'content-type': 'application/json' }),
        ...(isForm && { 'content-type': `multipart/form-data; boundary=${body.boundary}` }),
        ...headers,
      },
      body: isJson ? JSON.stringify(body) : isForm || isRaw ? body.text : body,
    });
    const text = /event-stream/.test(answer.headers.get('content-type')) ? (await answer.body.cancel(), '') : await answer.text();
    let read;
    try {
      read = JSON.parse(text);
    } catch {
      read = undefined;
    }
    return { status: answer.status, headers: answer.headers, text, body: read, key: read?.detail?.key ?? read?.detail ?? null };
  }

  /** Sends bytes as they are. */
  async upload(path, bytes) {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/java-archive' },
      body: bytes,
    });
    const text = await answer.text();
    const body = JSON.parse(text);
    return { status: answer.status, text, body, key: body?.detail?.key ?? null };
  }

  /** The body of an answer that has to be good. */
  async good(method, path, body) {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  async makeRepository(name, path, more = {}) {
    const wanted = { name, path, encryption: 'repokey', passphrase: PASSPHRASE, ...more };
    return (await this.good('POST', '/api/repositories', wanted)).repository;
  }

  async backUp(repository, more = {}) {
    return (await this.good('POST', '/api/backup/start', { repository: String(repository.id), ...more })).job_id;
  }

  /** A run of a plan, once it has ended. */
  ranToItsEnd({ id }, patience) {
    return until(`run ${id} has ended`, async () => {
      const run = await this.good('GET', `/api/backup-plans/runs/${id}`);
      return !['pending', 'running'].includes(run.status) && run;
    }, patience);
  }

  job(id) {
    return this.good('GET', `/api/jobs/${id}`);
  }

  ended(id, patience) {
    return until(`job ${id} has ended`, async () => {
      const job = await this.job(id);
      return !['queued', 'running'].includes(job.state) && job;
    }, patience);
  }
}
