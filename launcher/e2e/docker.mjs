import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './rig.mjs';

const PACKAGES = [
  'openjdk-17-jre-headless', 'borgbackup', 'openssh-client', 'fuse3', 'python3-pyfuse3',
  'tini', 'procps', 'util-linux', 'ca-certificates', 'libnss-extrausers',
];

function must(program, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${error ?? status}\n${stdout?.slice(-2000)}\n${stderr?.slice(-2000)}`);
  return stdout;
}

/** The release of this machine and the mirror it is installed from, out of apt's own sources. */
function release() {
  const { VERSION_CODENAME: suite } = Object.fromEntries(
    readFileSync('/etc/os-release', 'utf8').split('\n').map((line) => line.replaceAll('"', '').split('=')));
  const format = ['--format', '$(RELEASE) $(REPO_URI) $(COMPONENT)', 'Created-By: Packages'];
  const sources = must('apt-get', ['indextargets', ...format]).split('\n').map((line) => line.split(' ')).filter(([name]) => name === suite);
  if (!sources.length) throw new Error(`apt has no source of ${suite}`);
  const components = [...new Set(sources.map(([, , component]) => component))].join(',');
  return { suite, mirror: sources[0][1], components };
}

/** A root file system with all programs of the image, as a tar file; made once and kept. */
export function baseImage() {
  const { suite, mirror, components } = release();
  const id = createHash('sha256').update(PACKAGES.join() + suite).digest('hex').slice(0, 12);
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'borg-ui-test');
  const tar = join(folder, `container-base-${id}.tar`);
  if (existsSync(tar)) return tar;
  mkdirSync(folder, { recursive: true });
  const options = ['--mode=root', '--variant=minbase', '--dpkgopt=force-unsafe-io', '--format=tar'];
  must('mmdebstrap', [...options, `--components=${components}`, `--include=${PACKAGES}`, suite, `${tar}.new`, mirror]);
  renameSync(`${tar}.new`, tar);
  return tar;
}

/** A container engine of its own, in a temporary folder, without a network but the machine's. */
export class Engine {
  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'borg-ui-docker-'));
    this.socket = join(this.home, 'd.sock');
    this.output = [];
  }

  async start() {
    const here = (name) => join(this.home, name);
    this.child = spawn('dockerd', [
      '--host', `unix://${this.socket}`, '--data-root', here('data'), '--exec-root', here('exec'), '--pidfile', here('d.pid'),
      '--exec-opt', 'native.cgroupdriver=cgroupfs', '--iptables=false', '--ip6tables=false', '--bridge=none', '--storage-driver=overlay2',
    ], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.gone = new Promise((resolve) => this.child.once('close', resolve).once('error', resolve));
    this.child.once('error', (error) => this.output.push(`${error.message}; the package docker.io has it\n`));
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (chunk) => this.output.push(chunk.toString()));
    this.gone.then(() => (this.ended = true));
    await until('the container engine answers', () => {
      if (this.ended) throw new Error(`dockerd ended:\n${this.output.join('')}`);
      return this.call('GET', '/_ping').then(() => true, () => false);
    });
    return this;
  }

  async stop() {
    if (this.child) {
      for (const { Id } of this.ended ? [] : await this.call('GET', '/containers/json?all=1')) await this.remove(Id);
      this.child.kill('SIGTERM');
      await this.gone;
    }
    spawnSync('umount', [join(this.home, 'exec/netns/default')]);
    rmSync(this.home, { recursive: true, force: true });
  }

  /** One request; answers its JSON, or its text. A body is JSON, or a stream of a tar file. */
  call(method, path, body) {
    return new Promise((resolve, reject) => {
      const isTar = typeof body?.pipe === 'function';
      const headers = body ? { 'content-type': isTar ? 'application/x-tar' : 'application/json' } : {};
      const sent = request({ socketPath: this.socket, method, path: `/v1.41${path}`, headers }, async (answer) => {
        const chunks = await answer.toArray().catch(reject);
        const bytes = Buffer.concat(chunks ?? []);
        if (answer.statusCode >= 400) reject(new Error(`${method} ${path}: ${answer.statusCode} ${bytes}`));
        else if (/^application\/json/.test(answer.headers['content-type']) && !isTar) resolve(bytes.length ? JSON.parse(bytes) : undefined);
        else resolve(bytes);
      });
      sent.once('error', reject);
      if (isTar) body.pipe(sent);
      else sent.end(body && JSON.stringify(body));
    });
  }

  /** Takes a root file system as an image. */
  async load(tar, name) {
    const [repo, tag] = name.split(':');
    await this.call('POST', `/images/create?fromSrc=-&repo=${repo}&tag=${tag}`, createReadStream(tar));
  }

  /** Builds an image from a folder, by the classic builder and without a registry; answers what it said. */
  async build(folder, { name, ...more }) {
    const tar = spawn('tar', ['-C', folder, '-chf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const query = new URLSearchParams({ t: name, pull: '', networkmode: 'none', ...more });
    const said = (await this.call('POST', `/build?${query}`, tar.stdout)).toString();
    if (/"errorDetail"/.test(said)) throw new Error(said);
    return said;
  }

  /** Creates a container and starts it. */
  async run(spec) {
    const { Id } = await this.call('POST', '/containers/create', spec);
    await this.call('POST', `/containers/${Id}/start`);
    return new Container(this, Id);
  }

  async remove(id) {
    await this.call('DELETE', `/containers/${id}?force=1`);
  }
}

class Container {
  constructor(engine, id) {
    this.engine = engine;
    this.id = id;
  }

  state() {
    return this.engine.call('GET', `/containers/${this.id}/json`).then(({ State }) => State);
  }

  /** What it printed. Each piece has a head of eight bytes that ends with its length. */
  async log() {
    const bytes = await this.engine.call('GET', `/containers/${this.id}/logs?stdout=1&stderr=1`);
    const pieces = [];
    for (let at = 0; at < bytes.length; ) {
      const end = at + 8 + bytes.readUInt32BE(at + 4);
      pieces.push(bytes.subarray(at + 8, end));
      at = end;
    }
    return Buffer.concat(pieces).toString();
  }

  /** Runs a program inside, as the container's user; answers what it printed and its exit code. */
  async exec(words, more = {}) {
    const { Id } = await this.engine.call('POST', `/containers/${this.id}/exec`, { Cmd: words, Tty: true, AttachStdout: true, AttachStderr: true, ...more });
    const said = await this.engine.call('POST', `/exec/${Id}/start`, { Detach: false, Tty: true });
    const { ExitCode: code } = await this.engine.call('GET', `/exec/${Id}/json`);
    return { code, said: (said ?? '').toString() };
  }

  /** The processes inside, by /proc of this machine: user, capabilities, command line. */
  async processes() {
    const { Processes } = await this.engine.call('GET', `/containers/${this.id}/top?ps_args=-eo%20pid`);
    return Processes.flatMap(([pid]) => {
      try {
        const status = Object.fromEntries(readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').map((line) => line.split(/:\s+/)));
        return [{ ...status, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }];
      } catch {
        return []; // it has ended
      }
    });
  }

  /** As `docker stop`; answers how it ended and after how many milliseconds. */
  async stop() {
    const begun = Date.now();
    await this.engine.call('POST', `/containers/${this.id}/stop?t=10`);
    const millis = Date.now() - begun;
    return { code: (await this.state()).ExitCode, millis };
  }

  async start() {
    await this.engine.call('POST', `/containers/${this.id}/start`);
  }

  /** As `docker kill`: no chance to tidy up. */
  async kill() {
    await this.engine.call('POST', `/containers/${this.id}/kill`);
    await this.ended();
  }

  /** Waits until it has ended by itself; answers its exit code. */
  async ended() {
    return (await this.engine.call('POST', `/containers/${this.id}/wait`)).StatusCode;
  }

  remove() {
    return this.engine.remove(this.id);
  }
}
