import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './rig.mjs';

const distribution = fileURLToPath(new URL('../target/borg-ui', import.meta.url));

/** Starts the built distribution on an empty data directory; `files` is the one folder it may see. */
export async function startServer(environment = {}) {
  const home = mkdtempSync(join(tmpdir(), 'borg-ui-e2e-'));
  const files = join(home, 'files');
  const data = join(home, 'data');
  mkdirSync(files);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const output = [];
  const started = Date.now();
  const process_ = spawn(join(distribution, 'bin/borg-ui'), ['run'], {
    env: { ...process.env, DATA_DIR: data, PORT: String(port), LOCAL_MOUNT_POINTS: files, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let exit;
  const gone = new Promise((resolve) => process_.once('exit', (code) => resolve((exit = code ?? 'killed'))));
  for (const stream of [process_.stdout, process_.stderr]) {
    stream.on('data', (chunk) => output.push(chunk.toString()));
  }
  for (;;) {
    if (exit !== undefined) {
      throw new Error(`the server ended with ${exit}:\n${output.join('')}`);
    }
    const up = await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false);
    if (up) break;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return {
    url,
    files,
    data,
    pid: process_.pid,
    readyAfter: Date.now() - started,
    log: () => output.join(''),
    initialPassword: () => readFileSync(join(data, 'initial-admin-password'), 'utf8').trim(),
    async stop() {
      const begun = Date.now();
      process_.kill('SIGTERM');
      await gone;
      rmSync(home, { recursive: true, force: true });
      return Date.now() - begun;
    },
  };
}
