// Measures what the README claims, on this machine: time to ready, memory at rest, and what the server adds to borg's own
// time. Medians of several runs. usage: launcher/figures
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../e2e/server.mjs';

const RUNS = Number(process.env.RUNS ?? 7);
const PASSWORD = 'figures only, thrown away';
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const print = (name, values, unit, aim) =>
  console.log(`${name.padEnd(38)} ${String(median(values)).padStart(6)} ${unit}   (${values.join(' ')})   aim ${aim}`);

const stage = mkdtempSync(join(tmpdir(), 'borg-ui-figures-'));
const config = join(stage, 'config');
const stamps = join(stage, 'stamps');
cpSync(fileURLToPath(new URL('../target/borg-ui/config', import.meta.url)), config, { recursive: true });
// a borg that writes down when it begins and ends
const borg = join(stage, 'borg');
writeFileSync(borg, `#!/bin/sh\necho "begin $1 $(date +%s%N)" >>${stamps}\nborg "$@"\nrc=$?\necho "end $1 $(date +%s%N)" >>${stamps}\nexit $rc\n`);
chmodSync(borg, 0o755);
writeFileSync(join(config, 'org.borgui.borg.config'), `executable="${borg}"\n`);
const environment = { INITIAL_ADMIN_PASSWORD: PASSWORD, CONFIG_DIR: config };

function residentMegabytes(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

const ready = [];
const rest = [];
const stop = [];
for (let run = 0; run < Math.min(RUNS, 5); run++) {
  const server = await startServer(environment);
  ready.push(server.readyAfter);
  await new Promise((wake) => setTimeout(wake, 5000));
  rest.push(residentMegabytes(server.pid));
  stop.push(await server.stop());
}
print('ready after start', ready, 'ms', '4000');
print('resident memory, 5 s after ready', rest, 'MB', '220');
print('stopped after SIGTERM', stop, 'ms', '10000');

const server = await startServer(environment);
const form = new URLSearchParams({ username: 'admin', password: PASSWORD });
const { access_token: token } = await (await fetch(`${server.url}/api/auth/login`, { method: 'POST', body: form })).json();
async function call(method, path, body) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`${server.url}/api/${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}
mkdirSync(join(server.files, 'few'));
for (let i = 0; i < 100; i++) writeFileSync(join(server.files, 'few', `${i}.txt`), `file ${i}`);
const path = join(server.data, 'repositories', 'figures');
await call('POST', 'repositories/', {
  name: 'Figures', path, encryption: 'repokey-blake2', passphrase: 'figures', source_directories: [join(server.files, 'few')],
});
const begin = [];
const end = [];
const whole = [];
const raw = [];
for (let run = 0; run < RUNS; run++) {
  const asked = Date.now();
  const { job_id: id } = await call('POST', 'backup/start', { repository: path });
  let job;
  do {
    await new Promise((wake) => setTimeout(wake, 5));
    job = await call('GET', `jobs/${id}`);
  } while (['queued', 'running'].includes(job.state));
  const seen = Date.now();
  if (job.state !== 'succeeded') throw new Error(JSON.stringify(job));
  const lines = readFileSync(stamps, 'utf8').split('\n').filter((line) => / create /.test(line));
  const at = (word) => Math.round(Number(lines.filter((line) => line.startsWith(word)).at(-1).split(' ')[2]) / 1e6);
  begin.push(at('begin') - asked);
  end.push(seen - at('end'));
  whole.push(seen - asked);
  await new Promise((wake) => setTimeout(wake, 3000)); // what follows a backup (sizes, listing) is not part of it
  const started = Date.now();
  const env = { ...process.env, BORG_PASSPHRASE: 'figures', BORG_BASE_DIR: join(server.data, 'borg') };
  spawnSync('borg', ['create', '--json', `${path}::raw-${run}`, join(server.files, 'few')], { env });
  raw.push(Date.now() - started);
}
print('submit to the start of borg', begin, 'ms', '150');
print('exit of borg to the ended state', end, 'ms', '250');
print('whole backup, 100 files', whole, 'ms', '-');
print('the same by borg alone', raw, 'ms', '-');
await server.stop();
rmSync(stage, { recursive: true, force: true });
