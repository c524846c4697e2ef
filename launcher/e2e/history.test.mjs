// What has happened and how long it is kept, and limits above which jobs queue: by the API and real borg.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Place, until } from './rig.mjs';

const SETTINGS = '/api/settings/system';

describe('history and limits', { concurrency: false }, () => {
  const place = new Place();
  const sources = join(place.files, 'films');
  const repositories = [];
  let server;
  let admin;

  before(async () => {
    mkdirSync(sources);
    for (let i = 0; i < 12; i++) writeFileSync(join(sources, `${i}.bin`), randomBytes(8 << 20));
    server = await place.start();
    admin = await server.signIn();
    for (const name of ['one', 'two', 'three']) repositories.push(await admin.makeRepository(name, place.repository(name)));
  });

  after(() => place.remove());

  const makePlan = (name, repository, more = {}) =>
    admin.good('POST', '/api/backup-plans', { name, source_directories: [sources], repositories: [{ repository_id: repository.id }], ...more });
  const start = (plan) => admin.good('POST', `/api/backup-plans/${plan.id}/run`);
  const archives = async ({ id }) => (await admin.good('GET', `/api/repositories/${id}/archives`)).archives.map(({ name }) => name);
  const log = (id) => join(place.data, 'logs/jobs', `${id}.log`);
  const backUp = async () => admin.ended(await admin.backUp(repositories[0], { source_directories: [sources] }));

  test('three runs at a limit of one go one after another, and those that wait say why', async () => {
    await admin.good('PUT', SETTINGS, { max_concurrent_scheduled_backups: 1 });
    const plans = await Promise.all(repositories.map((repository) => makePlan(`of ${repository.name}`, repository)));
    const runs = await Promise.all(plans.map(start));
    const said = new Set();
    await until('all runs have ended', async () => {
      const { jobs } = await admin.good('GET', '/api/jobs?open=true');
      assert.ok(jobs.filter(({ state }) => state === 'running').length <= 1, JSON.stringify(jobs));
      for (const { state, waits } of jobs) if (state === 'queued' && waits) said.add(waits.message);
      const now = await Promise.all(runs.map(({ id }) => admin.good('GET', `/api/backup-plans/runs/${id}`)));
      return now.every(({ status }) => status === 'completed');
    }, 120_000);
    assert.deepEqual([...said], ['Waits: 1 of 1 scheduled backups run.']);
    const { jobs } = await admin.good('GET', '/api/jobs?operation=create');
    const times = jobs.map(({ started_at: from, ended_at: to }) => [Date.parse(from), Date.parse(to)]).sort(([a], [b]) => a - b);
    times.slice(1).forEach(([from], i) => assert.ok(from >= times[i][1], `a backup began at ${from} before ${times[i][1]}`));
  });

  test('a limit that is none is refused, and changes nothing', async () => {
    const answer = await admin.call('PUT', SETTINGS, { max_concurrent_backups: 0, log_retention_days: 1 });
    assert.deepEqual([answer.status, answer.key], [400, 'backend.errors.settings.invalidConcurrencyLimit']);
    const small = await admin.call('PUT', SETTINGS, { log_max_total_size_mb: 9 });
    assert.equal(small.key, 'backend.errors.settings.logSizeTooSmall');
    const { settings } = await admin.good('GET', SETTINGS);
    assert.deepEqual([settings.max_concurrent_backups, settings.log_retention_days], [4, 90]);
  });

  test('an entry that is deleted takes its log along, and the archive stays', async () => {
    const job = await backUp();
    const known = await archives(repositories[0]);
    assert.ok(known.includes(job.archive));
    assert.ok(existsSync(log(job.id)));
    const answer = await admin.good('DELETE', `/api/activity/backup/${job.id}`);
    assert.deepEqual(answer, { success: true, message: 'backend.success.activity.jobDeleted', job_id: job.id, job_type: 'backup' });
    assert.ok(!existsSync(log(job.id)));
    assert.equal((await admin.call('GET', `/api/jobs/${job.id}`)).status, 404);
    assert.deepEqual(await archives(repositories[0]), known);
    assert.equal((await admin.call('DELETE', `/api/activity/backup/${job.id}`)).key, 'backend.errors.activity.jobNotFound');
  });

  test('what a plan has made is known although all entries are deleted', async () => {
    const strict = { run_prune_after: true, prune_keep_daily: 1, prune_keep_weekly: 0, prune_keep_monthly: 0, prune_keep_yearly: 0, archive_name_template: 'strict-{timestamp}' };
    const plan = await makePlan('strict', repositories[0], strict);
    assert.equal((await admin.ranToItsEnd(await start(plan))).status, 'completed');
    const before = await archives(repositories[0]);
    const { jobs } = await admin.good('GET', '/api/jobs?limit=1000');
    const types = { create: 'backup', prune: 'prune' };
    for (const job of jobs) {
      await until(`entry ${job.id} is deleted`, async () => (await admin.call('DELETE', `/api/activity/${types[job.operation]}/${job.id}`)).status === 200);
    }
    assert.deepEqual((await admin.good('GET', '/api/jobs')).jobs, []);

    assert.equal((await admin.ranToItsEnd(await start(plan))).status, 'completed');
    const left = await archives(repositories[0]);
    const gone = before.filter((name) => !left.includes(name));
    assert.equal(gone.length, 1, left.join());
    assert.match(gone[0], /^strict-/);
    assert.equal(left.filter((name) => name.startsWith('strict-')).length, 1);
  });

  test('a log that the policy does not keep goes with the end of its job, which says so', async () => {
    await admin.good('PUT', SETTINGS, { log_save_policy: 'failed_only' });
    const job = await backUp();
    assert.deepEqual([job.state, job.has_logs, job.log], ['succeeded', false, 'not_kept']);
    assert.ok(!existsSync(log(job.id)));
    await admin.good('PUT', SETTINGS, { log_save_policy: 'all_jobs' });
    assert.equal((await backUp()).log, 'there');
  });

  test('a clean-up now says what it has removed, and each start cleans up', async () => {
    writeFileSync(log(987654), 'of a job that is gone');
    const { results } = await admin.good('POST', `${SETTINGS}/cleanup`);
    assert.deepEqual([results.job_rows_deleted, results.logs_deleted], [0, 1]);
    const { storage } = await admin.good('GET', `${SETTINGS}/logs/storage`);
    assert.ok(storage.file_count > 0 && storage.files_by_type.backup > 0, JSON.stringify(storage));
    assert.equal(storage.last_cleanup.logs_deleted, 1);

    writeFileSync(log(987654), 'of a job that is gone');
    await server.stop();
    server = await place.start();
    await until('the start has cleaned up', () => !existsSync(log(987654)));
    admin = await server.signIn();
    assert.equal((await admin.good('GET', SETTINGS)).settings.max_concurrent_scheduled_backups, 1);
  });
});
