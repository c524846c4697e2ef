// One server for all tests of the contract, a folder of files with odd names, and an admin who calls the API.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keys, ok } from './contract-checks.mjs';
import { PASSWORD } from './rig.mjs';
import { startServer } from './server.mjs';

export const FILES = {
  'letter.txt': 'Dear Ana,\nall is well.\n',
  'Sömmer “2026”.txt': 'ünïcödé\u0000\u00ff',
  '-dash & 100% #1?.txt': 'odd names',
  ' spaces and\ttab ': 'white space',
  "quote's \"two\" \\back.txt": 'quotes',
  'sub/deep/日本.bin': '\u0001\u0002\u0003',
  empty: '',
};

export class World {
  /** The archive that the first backup made. */
  archive;

  static async make() {
    const world = new World();
    world.server = await startServer({ INITIAL_ADMIN_PASSWORD: PASSWORD });
    try {
      world.fill();
      await world.begin();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  fill() {
    this.sources = join(this.server.files, 'sources');
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(this.sources, name, '..'), { recursive: true });
      writeFileSync(join(this.sources, name), Buffer.from(text, name.endsWith('.bin') ? 'latin1' : 'utf8'));
    }
  }

  async begin() {
    const answer = await ok(this.signIn('admin', PASSWORD));
    keys(answer, 'access_token token_type expires_in must_change_password totp_required login_challenge_token');
    assert.deepEqual([answer.token_type, answer.totp_required, answer.login_challenge_token], ['bearer', false, null]);
    this.token = answer.access_token;
  }

  end() {
    return this.server.stop();
  }

  call = async (method, path, { body, form, as = this.token, headers = {}, raw = false } = {}) => {
    const sent = { ...headers };
    if (as) sent['X-Borg-Authorization'] ??= `Bearer ${as}`;
    if (body !== undefined) sent['Content-Type'] = 'application/json';
    const payload = body === undefined ? form : JSON.stringify(body);
    const answer = await fetch(this.server.url + path, { method, headers: sent, body: payload, redirect: 'manual' });
    const bytes = raw ? undefined : Buffer.from(await answer.arrayBuffer());
    const isJson = method !== 'HEAD' && answer.headers.get('content-type')?.startsWith('application/json');
    return { status: answer.status, headers: answer.headers, bytes, answer, body: isJson && bytes ? JSON.parse(bytes) : undefined };
  };

  get = (path, options) => this.call('GET', path, options);
  post = (path, body, options) => this.call('POST', path, { body, ...options });
  put = (path, body, options) => this.call('PUT', path, { body, ...options });
  del = (path, options) => this.call('DELETE', path, options);

  signIn = (username, password) =>
    this.post('/api/auth/login', undefined, { form: new URLSearchParams({ username, password }), as: null });

  /** Asks until the answer is as wanted. */
  until = async (path, done) => {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const body = await ok(this.get(path));
      if (done(body)) return body;
      assert.ok(Date.now() < deadline, `${path} stays ${JSON.stringify(body)}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  };

  ended = (path) => this.until(path, ({ status }) => !['pending', 'running'].includes(status));
  place = (name) => join(this.server.data, 'repositories', name);
  listed = async (name) => (await ok(this.get('/api/repositories/'))).repositories.find((one) => one.name === name);

  create = (name, more = {}) =>
    this.post('/api/repositories/', { name, path: this.place(name), encryption: 'none', source_directories: [this.sources], ...more });

  backUp = async (path) => {
    const started = await ok(this.post('/api/backup/start', { repository: path }));
    keys(started, 'job_id status message');
    assert.deepEqual([started.status, started.message], ['pending', 'Backup job started']);
    return this.ended(`/api/backup/status/${started.job_id}`);
  };
}
