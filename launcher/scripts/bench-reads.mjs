// How soon the API answers while the state holds 100,000 jobs in ten repositories.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, note, p95, row } from './bench-table.mjs';

const JOBS = 100_000;
const CALLS = 500;
const BUSY = 9; // repositories that share the jobs; the tenth has one in ten thousand

/** Copies the job of each repository, into times further and further back; one in ten is a deletion. */
const copies = `
PRAGMA synchronous = OFF;
BEGIN;
CREATE TEMP TABLE real AS SELECT f_repository AS repository, min(id) AS job, body FROM c_jobs GROUP BY f_repository;
DELETE FROM c_jobs;
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${JOBS}),
  placed AS (SELECT n, CASE WHEN n % 10000 = 1 THEN ${BUSY + 1} ELSE n % ${BUSY} + 1 END AS place,
    strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || ((${JOBS} - n) * 15) || ' minutes') AS at FROM numbers)
INSERT INTO c_jobs (id, version, body)
  SELECT n, 3, json_set(body, '$.created', at, '$.started', at, '$.ended', at, '$.operation', CASE n % 10 WHEN 0 THEN 'delete' ELSE 'create' END)
  FROM placed JOIN (SELECT *, row_number() OVER (ORDER BY repository) AS place FROM real) USING (place);
UPDATE sequences SET last = ${JOBS} WHERE collection = 'jobs';
COMMIT;
`;
const execute = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())';

async function timed(client, path, calls = CALLS) {
  const times = [];
  for (let i = 0; i < calls; i++) {
    const begun = performance.now();
    await client.good('GET', typeof path === 'function' ? path(i) : path);
    times.push(performance.now() - begun);
  }
  return times;
}

async function filled(shop) {
  const admin = await shop.open();
  const source = join(shop.files, 'note.txt');
  writeFileSync(source, 'all is well');
  const repositories = [];
  for (let i = 0; i <= BUSY; i++) {
    repositories.push(await shop.make(`repository ${i}`, { source_directories: [source] }));
    await admin.ended(await admin.backUp(repositories[i]));
  }
  await shop.rest();
  await shop.server.stop();
  const { status, stderr } = spawnSync('python3', ['-c', execute, join(shop.place.data, 'state', 'state.db')], { input: copies, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return repositories;
}

/** Somebody who may view only the repository with few jobs. */
async function viewer(shop, repository) {
  const account = { username: 'viewer', password: 'someone of quiet gardens', role: 'viewer' };
  const { user } = await shop.admin.good('POST', '/api/settings/users', account);
  await shop.admin.good('POST', `/api/settings/users/${user.id}/permissions`, { repository_id: repository.id, role: 'viewer' });
  return shop.server.signIn(account.username, account.password);
}

export async function reads(shop) {
  const repositories = await filled(shop);
  const admin = await shop.open();
  const quiet = repositories.at(-1);
  const one = await viewer(shop, quiet);
  await shop.rest();
  note(`${CALLS} calls of each, one after another, the first ones included; 95 of 100 are below`);
  const read = { of: p95, aim: atMost(10) };
  row('GET /jobs', await timed(admin, '/api/jobs'), 'ms', read);
  row('GET /jobs?before=, any page', await timed(admin, (i) => `/api/jobs?before=${1 + ((i * 7919) % JOBS)}`), 'ms', read);
  row('GET /jobs?repository_id=, the one with few', await timed(admin, `/api/jobs?repository_id=${quiet.id}`), 'ms', read);
  row('GET /jobs, who may view only the one with few', await timed(one, '/api/jobs', 20), 'ms', read);
  row('GET /jobs/{id}', await timed(admin, (i) => `/api/jobs/${1 + ((i * 7919) % JOBS)}`), 'ms', read);
  row('GET /repositories', await timed(admin, '/api/repositories'), 'ms', read);
  row('GET /activity/recent?limit=50', await timed(admin, '/api/activity/recent?limit=50'), 'ms', read);
  row('GET /activity/recent', await timed(admin, '/api/activity/recent'), 'ms', read);
  row('GET /dashboard/overview', await timed(admin, '/api/dashboard/overview'), 'ms', { of: p95, aim: atMost(20) });
}
