// Twenty downloads, a hundred listeners and three backups at once stay in the heap that the server is shipped with.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Place, commandLines, until } from './rig.mjs';

const DOWNLOADS = 20;
const LISTENERS = 100; // as many as the server takes
const PATIENCE = 5_000;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const isOver = (state) => !['queued', 'running'].includes(state);

/** Somebody who follows the events, and remembers which jobs have ended. */
class Listener {
  constructor(url, token) {
    this.ended = new Map();
    this.connected = new Promise((resolve, reject) => {
      this.request = get(`${url}/api/events/stream`, { agent: false, headers: { authorization: `Bearer ${token}` } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`a stream answered ${answer.statusCode}`));
        let rest = '';
        answer.setEncoding('utf8').on('data', (text) => {
          const blocks = (rest + text).split('\n\n');
          rest = blocks.pop();
          for (const block of blocks) this.hear(block, resolve);
        });
        answer.on('error', (error) => (this.broken = error));
        answer.on('end', () => (this.broken = 'the server ended the stream'));
      }).on('error', reject);
    });
  }

  hear(block, connected) {
    if (/^event: ?connection_established$/m.test(block)) connected();
    if (!/^event: ?job$/m.test(block)) return;
    const { id, state } = JSON.parse(/^data: ?(.*)$/m.exec(block)[1]);
    if (isOver(state)) this.ended.set(id, state);
  }
}

describe('a server under load', { concurrency: false }, () => {
  const place = new Place();
  const large = join(place.files, 'large');
  const content = randomBytes(100 << 20);
  const listeners = [];
  let server;
  let admin;
  let sources;
  let targets;
  let archives;

  before(async () => {
    mkdirSync(join(large, 'notes'), { recursive: true });
    writeFileSync(join(large, 'film.raw'), content);
    for (let i = 0; i < 2_000; i++) writeFileSync(join(large, 'notes', `${i}.txt`), `note ${i}`);
    server = await place.start();
    admin = await server.signIn();
    const make = (name) => admin.makeRepository(name, place.repository(name), { source_directories: [large] });
    const made = await Promise.all(['films', 'more films', 'other films', 'first', 'second', 'third'].map(make));
    [sources, targets] = [made.slice(0, 3), made.slice(3)];
    const jobs = await Promise.all(sources.map((repository) => admin.backUp(repository)));
    for (const id of jobs) assert.equal((await admin.ended(id, 90_000)).state, 'succeeded');
    archives = await Promise.all(sources.map(async ({ id }) => (await admin.good('GET', `/api/repositories/${id}/archives`)).archives[0].name));
  });

  after(async () => {
    for (const { request } of listeners) request.destroy();
    await place.remove();
  });

  /** Begins to download the large file; what comes is read slowly as long as `slowly` says so. */
  async function download(number, slowly) {
    const at = number % sources.length;
    const query = new URLSearchParams({ repository: String(sources[at].id), archive: archives[at], file_path: join(large, 'film.raw').slice(1) });
    const answer = await fetch(`${server.url}/api/archives/download?${query}`, { headers: { authorization: `Bearer ${admin.token}` } });
    assert.equal(answer.status, 200);
    const read = async () => {
      const hash = createHash('sha256');
      for await (const chunk of answer.body) {
        hash.update(chunk);
        if (slowly()) await pause(50);
      }
      return hash.digest('hex');
    };
    return { hash: read() };
  }

  /** Asks what a person with an open console asks, again and again; answers the longest time. */
  async function browse(busy) {
    let longest = 0;
    while (busy()) {
      for (const path of ['/api/jobs', '/api/repositories', '/api/dashboard/overview', `/api/repositories/${sources[0].id}/archives`]) {
        const begun = performance.now();
        await admin.good('GET', path);
        longest = Math.max(longest, performance.now() - begun);
      }
      await pause(250);
    }
    return longest;
  }

  const memory = (what) => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]) / 1024);

  test('has a heap of 256 MB', () => {
    const { words } = commandLines().find(({ pid }) => pid === server.child.pid);
    assert.deepEqual(words.filter((word) => word.startsWith('-Xmx')), ['-Xmx256m']);
  });

  test('serves 20 downloads, 100 listeners and 3 backups at once, and answers everybody else', { timeout: 180_000 }, async (context) => {
    for (let i = 0; i < LISTENERS; i++) listeners.push(new Listener(server.url, admin.token));
    await Promise.all(listeners.map(({ connected }) => connected));

    let atLeisure = true;
    const downloads = await Promise.all(Array.from({ length: DOWNLOADS }, (_, i) => download(i, () => atLeisure && i % 2 === 0)));
    const backups = await Promise.all(targets.map((repository) => admin.backUp(repository)));
    const waiting = await admin.backUp(sources[0]);
    let busy = true;
    const browsing = browse(() => busy);

    for (const id of backups) assert.equal((await admin.ended(id, 120_000)).state, 'succeeded');
    assert.equal((await admin.job(waiting)).state, 'queued', 'it waits for those who read from its repository');
    atLeisure = false;
    const wanted = sha256(content);
    for (const { hash } of downloads) assert.equal(await hash, wanted);
    assert.equal((await admin.ended(waiting, 60_000)).state, 'succeeded');
    busy = false;
    const longest = await browsing;
    assert.ok(longest < PATIENCE, `a read took ${longest} ms`);

    for (const [number, listener] of listeners.entries()) {
      await until(`listener ${number} has heard of all`, () => [...backups, waiting].every((id) => listener.ended.get(id) === 'succeeded'), 10_000);
      assert.equal(listener.broken, undefined);
    }
    assert.doesNotMatch(server.log(), /OutOfMemoryError|Exception/);
    context.diagnostic(`resident: ${memory('VmHWM')} MB at most, ${memory('VmRSS')} MB now; the slowest of the reads took ${Math.round(longest)} ms`);
  });
});
