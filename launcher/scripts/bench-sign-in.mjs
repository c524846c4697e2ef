// What a sign-in takes, whether its time tells who there is, and what knowing the caller adds to another request.
import { spawnSync } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { atMost, median, note, p95, row } from './bench-table.mjs';
import { PASSWORD } from '../e2e/rig.mjs';

const SAMPLES = Number(process.env.SAMPLES ?? 200);
const PAIRS = 2000;
const PUBLIC = '/api/auth/authorization-model';
const withoutPassword = `UPDATE c_users SET body = json_set(body, '$.password.hash', NULL) WHERE json_extract(body, '$.folded') = 'elsewhere'`;
const execute = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()';
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One call on a connection that stays; answers its status and how many milliseconds it took. */
function timed(server, method, path, { body, headers = {} } = {}) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const form = body && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
    const call = request(server.url + path, { method, agent, headers: { ...headers, ...form } }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode, millis: performance.now() - begun }));
    });
    call.on('error', reject).end(body);
  });
}

let client = 0;
/** From an address of its own each time, so that nobody has to wait. */
function attempt(server, username, password) {
  client++;
  const headers = { 'x-forwarded-for': `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}` };
  return timed(server, 'POST', '/api/auth/login', { headers, body: String(new URLSearchParams({ username, password })) });
}

async function opened(shop) {
  const proxied = { TRUSTED_PROXIES: '127.0.0.1,::1' };
  let server = await shop.place.start(proxied);
  const admin = await server.signIn();
  for (const username of ['disabled', 'elsewhere']) {
    const { user } = await admin.good('POST', '/api/settings/users', { username, password: 'someone of quiet gardens', role: 'viewer' });
    if (username === 'disabled') await admin.good('PUT', `/api/settings/users/${user.id}`, { is_active: false });
  }
  await server.stop();
  const { status, stderr } = spawnSync('python3', ['-c', execute, join(shop.place.data, 'state', 'state.db'), withoutPassword], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  server = shop.server = await shop.place.start(proxied);
  for (let i = 0; i < 20; i++) await attempt(server, 'admin', PASSWORD);
  return server;
}

async function kinds(server) {
  const tries = {
    'nobody of that name': ['nobody', 'wrong words of somebody'],
    'a wrong password': ['admin', 'wrong words of somebody'],
    'a disabled user': ['disabled', 'someone of quiet gardens'],
    'a user without a password': ['elsewhere', 'someone of quiet gardens'],
  };
  const times = Object.fromEntries(Object.keys(tries).map((name) => [name, []]));
  for (let i = 0; i < SAMPLES; i++) {
    for (const [name, [username, password]] of Object.entries(tries)) {
      const { status, millis } = await attempt(server, username, password);
      if (![401, 429].includes(status)) throw new Error(`${name}: ${status}`);
      times[name].push(millis);
    }
  }
  return times;
}

export async function signIn(shop) {
  const server = await opened(shop);
  const right = [];
  for (let i = 0; i < SAMPLES; i++) right.push((await attempt(server, 'admin', PASSWORD)).millis);
  row('POST /auth/login, the right password', right, 'ms', { aim: atMost(100) });

  note(`${SAMPLES} of each, in turns; the difference tells nobody who there is`);
  const times = await kinds(server);
  const medians = Object.entries(times).map(([name, values]) => {
    row(`refused: ${name}`, values, 'ms');
    return median(values);
  });
  row('between the slowest and the quickest of these medians', [Math.max(...medians) - Math.min(...medians)], 'ms', { aim: atMost(10) });

  note(`GET ${PUBLIC}, ${PAIRS} times without and with a token, in turns`);
  const { token } = await server.signIn();
  const without = [];
  const known = [];
  for (let i = 0; i < PAIRS; i++) {
    without.push((await timed(server, 'GET', PUBLIC)).millis);
    known.push((await timed(server, 'GET', PUBLIC, { headers: { authorization: `Bearer ${token}` } })).millis);
  }
  row('without a token, 95 of 100 are below', without, 'ms', { of: p95 });
  row('with a token, 95 of 100 are below', known, 'ms', { of: p95 });
  row('added in the middle', [median(known) - median(without)], 'ms');
  row('added at 95 of 100', [p95(known) - p95(without)], 'ms', { aim: atMost(1) });
  agent.destroy();
}
