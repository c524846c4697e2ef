// The proxies of launcher/docs/proxies, as they stand there but for names, ports, certificate and the server's address.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { freePorts, until } from './rig.mjs';

export const NAME = 'backup.example.org';
/** Where the people sit; the server may not mistake it for its own machine's usual address. */
export const PERSON = '127.0.0.2';
const CERTIFICATE = `/etc/ssl/certs/${NAME}.pem`;
const KEY = `/etc/ssl/private/${NAME}.key`;
const BOTH = `/etc/ssl/private/${NAME}.pem`;
const SERVER = '127.0.0.1:8081';

/** A file of the documentation with its placeholders filled; each of them has to be there. */
function filled(file, placeholders) {
  const text = readFileSync(fileURLToPath(new URL(`../docs/proxies/${file}`, import.meta.url)), 'utf8');
  return Object.entries(placeholders).reduce((sofar, [from, to]) => {
    if (!sofar.includes(from)) throw new Error(`${file} has no '${from}'`);
    return sofar.replaceAll(from, to);
  }, text);
}

/** A certificate for the name, signed by itself. */
export function makeCertificate(home) {
  const [certificate, key, both] = ['certificate.pem', 'key.pem', 'both.pem'].map((name) => join(home, name));
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`, '-keyout', key, '-out', certificate], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  writeFileSync(both, readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'));
  return { certificate, key, both, pem: readFileSync(certificate) };
}

/** Stands between proxy and server, and remembers all that proxies send. */
export class Tap {
  heard = '';

  static async before(port) {
    const tap = new Tap();
    tap.server = net.createServer((proxy) => {
      const server = net.connect(port, '127.0.0.1');
      proxy.on('data', (bytes) => (tap.heard += bytes.toString('latin1')));
      for (const [one, other] of [[proxy, server], [server, proxy]]) {
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => tap.server.once('listening', listening));
    return tap;
  }

  get address() {
    return `127.0.0.1:${this.server.address().port}`;
  }

  close() {
    this.server.close();
  }
}

/** After how much silence each program gives up by itself. */
export const IDLE_MILLIS = 3_000;
const IDLE = `${IDLE_MILLIS / 1000}s`;

/** How each program is started; its own time-outs are three seconds, so that only the file of the documentation keeps a stream alive. */
const PROGRAMS = {
  nginx({ home, http, https: secure, certificate, tap, path }) {
    const site = filled('nginx.conf', {
      'listen 80;': `listen 127.0.0.1:${http};`,
      'listen [::]:80;': '',
      'listen 443 ssl http2;': `listen 127.0.0.1:${secure} ssl http2;`,
      'listen [::]:443 ssl http2;': '',
      [CERTIFICATE]: certificate.certificate,
      [KEY]: certificate.key,
      [SERVER]: tap.address,
      'location / {': `location ${path}/ {`,
    });
    writeFileSync(join(home, 'site.conf'), site);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`).join(' ');
    writeFileSync(join(home, 'nginx.conf'), `
      ${process.getuid() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${home}/pid; error_log stderr;
      events {}
      http { access_log off; proxy_read_timeout ${IDLE}; proxy_send_timeout ${IDLE}; ${temporary} include ${home}/site.conf; }`);
    return ['/usr/sbin/nginx', ['-p', home, '-e', 'stderr', '-c', join(home, 'nginx.conf')]];
  },
  caddy({ home, http, https: secure, certificate, tap, path }) {
    const site = filled('Caddyfile', {
      [CERTIFICATE]: certificate.certificate,
      [KEY]: certificate.key,
      [SERVER]: tap.address,
      'handle /* {': `handle ${path}/* {`,
    });
    writeFileSync(join(home, 'Caddyfile'), `{\nadmin off\nhttp_port ${http}\nhttps_port ${secure}\ndefault_bind 127.0.0.1\n}\n${site}`);
    return ['caddy', ['run', '--adapter', 'caddyfile', '--config', join(home, 'Caddyfile')], { HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home }];
  },
  haproxy({ home, http, https: secure, certificate, tap, path }) {
    const site = filled('haproxy.cfg', {
      'bind :80': `bind 127.0.0.1:${http}`,
      'bind :443': `bind 127.0.0.1:${secure}`,
      [BOTH]: certificate.both,
      [SERVER]: tap.address,
      'if { path_beg / }': `if { path_beg ${path}/ }`,
    });
    writeFileSync(join(home, 'site.cfg'), site);
    writeFileSync(join(home, 'haproxy.cfg'), `global\n  maxconn 200\ndefaults\n  mode http\n  timeout connect ${IDLE}\n  timeout client ${IDLE}\n  timeout server ${IDLE}\n`);
    return ['/usr/sbin/haproxy', ['-db', '-f', join(home, 'haproxy.cfg'), '-f', join(home, 'site.cfg')]];
  },
};

/** One proxy before one server, at the root or below a path. */
export class Front {
  constructor(kind, path) {
    this.kind = kind;
    this.path = path;
    this.title = `${kind}${path && ` below ${path}`}`;
  }

  async start({ place, certificate, serverPort }) {
    this.certificate = certificate;
    this.tap = await Tap.before(serverPort);
    const home = join(place.home, `${this.kind}${this.path.replace('/', '-')}`);
    mkdirSync(home);
    [this.http, this.https] = await freePorts(2);
    const [program, words, environment] = PROGRAMS[this.kind]({ ...this, home });
    let said = '';
    this.child = spawn(program, words, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (bytes) => (said += bytes));
    this.child.on('exit', (code) => (this.exit = code ?? 'killed'));
    this.child.on('error', (error) => (this.exit = error));
    await until(`${this.title} answers`, () => {
      if (this.exit !== undefined) throw new Error(`${this.title} ended with ${this.exit}:\n${said}`);
      return this.call('GET', '/api/auth/config').then(({ status }) => status === 200, () => false);
    });
  }

  get origin() {
    return `https://${NAME}:${this.https}`;
  }

  /** The response as soon as its header is there. */
  open(method, path, { headers = {}, body } = {}) {
    return new Promise((answered, failed) => {
      const request = https.request({
        host: '127.0.0.1', port: this.https, localAddress: PERSON, servername: NAME, ca: this.certificate.pem, agent: false,
        method, path: this.path + path, headers: { host: `${NAME}:${this.https}`, ...(body && { 'content-length': Buffer.byteLength(body) }), ...headers },
      }, answered);
      request.once('error', failed);
      request.end(body);
    });
  }

  async call(method, path, options) {
    const response = await this.open(method, path, options);
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    return { status: response.statusCode, headers: response.headers, text };
  }

  /** Sends exactly these characters by TLS; answers all that comes until the connection is closed. */
  raw(text) {
    return new Promise((answered) => {
      let answer = '';
      const socket = tls.connect({ host: '127.0.0.1', port: this.https, servername: NAME, ca: this.certificate.pem }, () => socket.write(text, 'latin1'));
      socket.setTimeout(10_000, () => socket.destroy());
      socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
      socket.on('error', () => {}); // a reset is an answer as well
      socket.on('close', () => answered(answer));
    });
  }

  async stop() {
    this.tap?.close();
    if (this.child && this.exit === undefined) {
      const gone = new Promise((ended) => this.child.once('exit', ended));
      this.child.kill('SIGTERM');
      await gone;
    }
  }
}
