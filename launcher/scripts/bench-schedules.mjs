// What 10,000 plans with a schedule cost, and how soon a job begins while a thousand wait for another repository.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, note, p95, row } from './bench-table.mjs';

const PLANS = 10_000;
const WAITING = 1_000;
const CALLS = 100;
const STARTS = 20;
const IDLE_MS = 30_000;

/** Copies the one plan, to run once a day at every minute of the day; none is due while it is measured. */
const copies = `
import json, sqlite3, sys
from datetime import datetime, timedelta, timezone
db = sqlite3.connect(sys.argv[1])
body = json.loads(db.execute('SELECT body FROM c_plans').fetchone()[0])
now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
for number in range(2, ${PLANS} + 1):
    at = now + timedelta(minutes=number % 1440 + 15)
    body['plan']['name'] = f'plan {number}'
    body['key'] = f'PLAN:plan {number}'
    body['plan']['schedule']['enabled'] = True
    body['plan']['schedule']['cron'] = f'{at.minute} {at.hour} * * *'
    body['next'] = at.strftime('%Y-%m-%dT%H:%M:%S.000000000Z')
    db.execute('INSERT INTO c_plans (id, version, body) VALUES (?, 1, ?)', (number, json.dumps(body)))
db.execute("UPDATE sequences SET last = ${PLANS} WHERE collection = 'plans'")
db.commit()
`;

async function filled(shop) {
  await shop.open();
  const source = join(shop.files, 'note.txt');
  writeFileSync(source, 'all is well');
  const busy = await shop.make('busy');
  const free = await shop.make('free', { source_directories: [source] });
  const plan = { name: 'plan 1', source_directories: [source], repositories: [{ repository_id: busy.id }] };
  await shop.admin.good('POST', '/api/backup-plans', plan);
  await shop.rest();
  await shop.server.stop();
  const { status, stderr } = spawnSync('python3', ['-c', copies, join(shop.place.data, 'state', 'state.db')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return free;
}

async function timed(client, path) {
  const times = [];
  for (let i = 0; i < CALLS; i++) {
    const begun = performance.now();
    await client.good('GET', path);
    times.push(performance.now() - begun);
  }
  return times;
}

/** From the call to the moment the job is seen running, as the server has it. */
async function untilStarted(shop, repository) {
  const { created_at: created, started_at: started } = await shop.admin.ended(await shop.admin.backUp(repository), 60_000);
  return Date.parse(started) - Date.parse(created);
}

export async function schedules(shop) {
  const free = await filled(shop);
  const admin = await shop.open();
  await shop.rest();
  note(`${PLANS} plans, each once a day, at every minute of the day`);
  row('what is due in the next hour, by the API: 95 % below', await timed(admin, '/api/schedule/upcoming-jobs?hours=1'), 'ms', { of: p95, aim: atMost(50) });
  const before = shop.cpu();
  await new Promise((wake) => setTimeout(wake, IDLE_MS));
  row('processor while nothing is due', [(100 * (shop.cpu() - before)) / IDLE_MS], '%', { aim: atMost(1) });

  for (let id = 2; id < WAITING + 2; id++) await admin.good('POST', `/api/backup-plans/${id}/run`);
  const { jobs } = await admin.good('GET', '/api/jobs?open=true&limit=1000');
  note(`${jobs.length} jobs are open, nearly all of them wait for one repository`);
  const starts = [];
  for (let i = 0; i < STARTS; i++) starts.push(await untilStarted(shop, free));
  row('from a submitted job to its start: 95 % below', starts, 'ms', { of: p95, aim: atMost(50) });
}
