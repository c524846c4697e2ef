// Plans and what cares for repositories, by the API and real borg: runs by hand and by the clock, retention, checks, locks.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Place, until } from './rig.mjs';

describe('plans', { concurrency: false }, () => {
  const place = new Place();
  let server;
  let admin;
  let near;
  let far;
  const sources = join(place.files, 'notes');

  before(async () => {
    mkdirSync(sources);
    writeFileSync(join(sources, 'a.txt'), 'all is well');
    server = await place.start();
    admin = await server.signIn();
    near = await admin.makeRepository('near', place.repository('near'));
    far = await admin.makeRepository('far', join(place.files, 'far'));
  });

  after(() => place.remove());

  const wanted = (name, more = {}) => ({ name, source_directories: [sources], repositories: [{ repository_id: near.id }, { repository_id: far.id }], ...more });
  const make = (name, more) => admin.good('POST', '/api/backup-plans', wanted(name, more));
  const start = async (plan) => admin.ranToItsEnd(await admin.good('POST', `/api/backup-plans/${plan.id}/run`), 180_000);
  const archives = async ({ id }) => (await admin.good('GET', `/api/repositories/${id}/archives`)).archives.map(({ name }) => name);
  const statuses = (run) => run.repositories.map(({ status }) => status);
  const operations = (part) => part.jobs.map(({ operation, state }) => `${operation} ${state}`);

  test('back up to each repository and care for it, one after another', async () => {
    const plan = await make('nightly', { run_prune_after: true, run_compact_after: true, run_check_after: true, check_max_duration: 0 });
    const run = await start(plan);
    assert.equal(run.status, 'completed', JSON.stringify(run));
    for (const part of run.repositories) {
      assert.deepEqual(operations(part), ['create succeeded', 'prune succeeded', 'compact succeeded', 'check succeeded']);
      assert.equal(part.backup_job.maintenance_status, 'check_completed');
    }
    const [name] = await archives(near);
    assert.match(name, /^nightly-\d{4}-\d\d-\d\dT/);
    assert.match((await archives(far))[0], /^nightly-/);
    const { jobs } = await admin.good('GET', '/api/backup/jobs?limit=5');
    assert.deepEqual([jobs[0].backup_plan_id, jobs[0].backup_plan_run_id, jobs[0].triggered_by], [plan.id, run.id, 'backup_plan']);
    assert.equal(place.borg('check', near.path).status, 0);
  });

  test('prune only the archives that they made themselves', async () => {
    await admin.ended(await admin.backUp(near, { source_directories: [sources] }));
    const strict = { repositories: [{ repository_id: near.id }], run_prune_after: true, prune_keep_daily: 1, prune_keep_weekly: 0, prune_keep_monthly: 0, prune_keep_yearly: 0, archive_name_template: 'nightly-{timestamp}' };
    const plan = await make('strict', strict);
    const before = await archives(near);
    for (let i = 0; i < 3; i++) assert.equal((await start(plan)).status, 'completed');
    const left = await archives(near);
    assert.deepEqual(before.filter((name) => !left.includes(name)), [], 'whatever others made stays');
    assert.equal(left.length, before.length + 1, left.join());
  });

  test('say which repository failed and why, and try only that one again', async () => {
    const plan = await make('partly');
    const aside = `${far.path}.aside`;
    renameSync(far.path, aside);
    const run = await start(plan);
    assert.equal(run.status, 'partial');
    assert.deepEqual(statuses(run), ['completed', 'failed']);
    assert.match(run.repositories[1].error_message, /There is no repository at .*far/);
    renameSync(aside, far.path);
    const again = await admin.ranToItsEnd(await admin.good('POST', `/api/backup-plans/runs/${run.id}/retry`));
    assert.deepEqual(again.repositories.map(({ repository_id }) => repository_id), [far.id]);
    assert.deepEqual([again.status, again.trigger, again.retry_source_run_id, again.retry_attempt], ['completed', 'retry', run.id, 1]);
    const none = await admin.call('POST', `/api/backup-plans/runs/${again.id}/retry`);
    assert.deepEqual([none.status, none.key], [400, 'backend.errors.backupPlans.retryUnsupported']);
  });

  test('run by the clock, once for each slot', async () => {
    const plan = await make('clocked', { repositories: [{ repository_id: near.id }], schedule_enabled: true, cron_expression: '* * * * *', timezone: 'Europe/Berlin' });
    assert.ok(Date.parse(plan.next_run) - Date.now() <= 60_000, plan.next_run);
    const { upcoming_jobs: upcoming } = await admin.good('GET', '/api/schedule/upcoming-jobs?hours=1');
    assert.ok(upcoming.filter(({ name }) => name === 'clocked').length >= 59);
    const runs = () => admin.good('GET', `/api/backup-plans/${plan.id}/runs`).then((answer) => answer.runs);
    const [run] = await until('the slot has come', async () => {
      const found = await runs();
      return found.length > 0 && found;
    }, 75_000);
    const { next_run: next } = await admin.good('POST', `/api/backup-plans/${plan.id}/toggle`);
    assert.equal(next, null, 'a plan that is switched off has no next run');
    const ended = await admin.ranToItsEnd(run);
    assert.deepEqual([ended.status, ended.trigger, ended.due_at], ['completed', 'schedule', plan.next_run]);
    assert.equal((await runs()).length, 1);
    const refused = await admin.call('POST', `/api/backup-plans/${plan.id}/run`);
    assert.deepEqual([refused.status, refused.key], [422, 'backend.errors.backupPlans.disabled']);
  });

  test('that cannot work are refused before they are kept, and the field is named', async () => {
    const known = (await admin.good('GET', '/api/backup-plans')).backup_plans.length;
    const bad = [
      [{ name: '' }, 422, 'name'],
      [{ source_directories: [] }, 422, 'source_directories'],
      [{ source_directories: ['/nowhere'] }, 404, null],
      [{ repositories: [] }, 422, 'repositories'],
      [{ repositories: [{ repository_id: 4711 }] }, 404, 'repositories'],
      [{ repositories: [{ repository_id: near.id }, { repository_id: near.id }] }, 422, 'repositories'],
      [{ schedule_enabled: true }, 422, 'cron_expression'],
      [{ schedule_enabled: true, cron_expression: '0 25 * * *' }, 400, 'cron_expression'],
      [{ schedule_enabled: true, cron_expression: '0 0 30 2 *' }, 422, 'cron_expression'],
      [{ timezone: 'Mars/Olympus' }, 400, 'timezone'],
      [{ archive_name_template: 'always-the-same' }, 422, 'archive_name_template'],
      [{ archive_name_template: '{now}{hostname}' }, 422, 'archive_name_template'],
      [{ prune_keep_daily: 0, prune_keep_weekly: 0, prune_keep_monthly: 0, prune_keep_yearly: 0 }, 422, null],
      [{ custom_flags: '--read-special' }, 422, 'custom_flags'],
      [{ check_extra_flags: '--repair', check_max_duration: 0 }, 422, 'check_extra_flags'],
    ];
    for (const [more, status, field] of bad) {
      const answer = await admin.call('POST', '/api/backup-plans', wanted('bad', more));
      assert.equal(answer.status, status, JSON.stringify(more) + answer.text);
      if (field) assert.equal(answer.body.detail.params.field, field, answer.text);
      assert.match(answer.body.detail.message, /^[A-Z'].{10,}\.$/s);
    }
    assert.equal((await admin.good('GET', '/api/backup-plans')).backup_plans.length, known);
  });

  test('of the older kind back up what each repository says, and answer as their clients expect', async () => {
    await admin.good('PUT', `/api/repositories/${near.id}`, { source_directories: [sources] });
    const sent = { name: 'weekly', cron_expression: '0 3 * * 0', repository_ids: [near.id], description: '', run_prune_after: true };
    const { job } = await admin.good('POST', '/api/schedule/', sent);
    assert.deepEqual([job.cron_expression, job.enabled, job.repository_ids, job.description, job.prune_keep_daily], ['0 3 * * 0', true, [near.id], '', 7]);
    const twice = await admin.call('POST', '/api/schedule', sent);
    assert.deepEqual([twice.status, twice.key], [400, 'backend.errors.schedule.jobNameExists']);
    const unknown = await admin.call('POST', '/api/schedule', { ...sent, name: 'x', repository_ids: [4711] });
    assert.deepEqual([unknown.status, unknown.key, unknown.body.detail.params.id], [404, 'backend.errors.schedule.repositoryNotFound', 4711]);
    const cron = await admin.call('PUT', `/api/schedule/${job.id}`, { cron_expression: 'often' });
    assert.deepEqual([cron.status, cron.key], [400, 'backend.errors.schedule.invalidCronExpression']);

    const copy = (await admin.good('POST', `/api/schedule/${job.id}/duplicate`)).job;
    assert.deepEqual([copy.name, copy.enabled, copy.next_run], ['Copy of weekly', false, null]);
    const started = await admin.good('POST', `/api/schedule/${job.id}/run-now`);
    assert.equal((await admin.ended(started.job_id)).state, 'succeeded');
    const { jobs } = await admin.good('GET', '/api/backup/jobs?scheduled_only=true');
    assert.deepEqual([jobs[0].scheduled_job_id, jobs[0].triggered_by], [job.id, 'schedule']);
    await until('the prune has ended', async () => (await admin.good('GET', '/api/jobs?open=true')).jobs.length === 0);
    assert.equal((await admin.good('POST', `/api/schedule/${job.id}/toggle`)).enabled, false);
    await admin.good('DELETE', `/api/schedule/${job.id}`);
    assert.equal((await admin.call('GET', `/api/schedule/${job.id}`)).key, 'backend.errors.schedule.scheduledJobNotFound');
  });

  test('take over what a repository itself says, and its schedule', async () => {
    const own = await admin.makeRepository('own', place.repository('own'), { source_directories: [sources], exclude_patterns: ['*.tmp'] });
    const { job: schedule } = await admin.good('POST', '/api/schedule/', { name: 'of own', cron_expression: '30 4 * * *', timezone: 'Europe/Berlin', repository_ids: [own.id, near.id], run_prune_after: true });
    const call = `/api/backup-plans/from-repository/${own.id}`;
    const kept = await admin.good('POST', call, { name: 'kept beside', copy_schedule: false, move_source_settings: false });
    assert.deepEqual([kept.schedule_enabled, kept.source_directories], [false, [sources]]);
    assert.deepEqual((await admin.good('GET', `/api/schedule/${schedule.id}`)).job.repository_ids, [own.id, near.id]);

    const answer = await admin.call('POST', call, {});
    assert.equal(answer.status, 201, answer.text);
    const plan = answer.body;
    assert.deepEqual([plan.name, plan.exclude_patterns, plan.cron_expression, plan.schedule_enabled, plan.run_prune_after], ['own', ['*.tmp'], '30 4 * * *', true, true]);
    assert.deepEqual((await admin.good('GET', `/api/schedule/${schedule.id}`)).job.repository_ids, [near.id], 'the schedule goes on with the others');
    assert.deepEqual((await admin.good('GET', `/api/repositories/${own.id}`)).repository.source_directories, []);
    assert.equal((await start(plan)).status, 'completed');
    const again = await admin.call('POST', call, {});
    assert.deepEqual([again.status, again.key], [422, 'backend.errors.backupPlans.sourceRequired']);
    const unknown = await admin.call('POST', '/api/backup-plans/from-repository/4711', {});
    assert.deepEqual([unknown.status, unknown.key], [404, 'backend.errors.backupPlans.repositoryNotFound']);
    await admin.good('DELETE', `/api/schedule/${schedule.id}`);
    await admin.good('DELETE', `/api/backup-plans/${plan.id}`);
  });

  test('of the same time are spread, and the forecast tells their real times', async () => {
    const daily = { schedule_enabled: true, cron_expression: '0 3 * * *', timezone: 'Europe/Berlin', spread_minutes: 60, repositories: [{ repository_id: near.id }] };
    const spread = [];
    for (const name of ['first', 'second', 'third']) spread.push(await make(name, daily));
    assert.equal(new Set(spread.map((plan) => plan.next_run)).size, 3);
    const { upcoming_jobs: upcoming, truncated } = await admin.good('GET', '/api/schedule/upcoming-jobs?hours=24');
    assert.equal(truncated, false);
    for (const plan of spread) {
      assert.equal(upcoming.find(({ id }) => id === plan.id).next_run, plan.next_run);
      await admin.good('DELETE', `/api/backup-plans/${plan.id}`);
    }
    const long = await admin.call('POST', '/api/backup-plans', wanted('long', { ...daily, spread_minutes: 721 }));
    assert.deepEqual([long.status, long.key, long.body.detail.params.field], [422, 'backend.errors.backupPlans.invalidSpread', 'spread_minutes']);
  });

  test('tell everybody who listens at once how their runs go', async () => {
    const plan = await make('heard', { repositories: [{ repository_id: near.id }] });
    const gone = new AbortController();
    const stream = await fetch(`${server.url}/api/events/stream`, { headers: { authorization: `Bearer ${admin.token}` }, signal: gone.signal });
    const run = await start(plan);
    const seen = [];
    let text = '';
    for await (const chunk of stream.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (const event of text.split('\n\n').slice(0, -1)) {
        const data = /^event: plan_run$/m.test(event) && JSON.parse(/^data: (.*)$/m.exec(event)[1]);
        if (data && data.id === run.id) seen.push(data.status);
      }
      text = text.slice(text.lastIndexOf('\n\n') + 2);
      if (seen.includes('completed')) break;
    }
    gone.abort();
    assert.equal(seen.at(0), 'running');
  });

  test('go on after the server was killed, and nothing is done twice', async () => {
    for (let i = 0; i < 30; i++) writeFileSync(join(sources, `${i}.raw`), randomBytes(300_000));
    const plan = await make('killed', { compression: 'lzma,9', run_compact_after: true });
    const run = await admin.good('POST', `/api/backup-plans/${plan.id}/run`);
    await until('borg is at work', async () => {
      const { repositories: [{ jobs }] } = await admin.good('GET', `/api/backup-plans/runs/${run.id}`);
      return jobs[0]?.progress?.original_size > 0;
    });
    await server.kill();
    server = await place.start();
    admin = await server.signIn();
    const ended = await admin.ranToItsEnd(run, 180_000);
    assert.equal(ended.status, 'partial', JSON.stringify(ended));
    assert.deepEqual(operations(ended.repositories[0]), ['create lost']);
    assert.deepEqual(operations(ended.repositories[1]), ['create succeeded', 'compact succeeded']);
    assert.equal((await start(plan)).status, 'completed');
    for (const { path } of [near, far]) assert.equal(place.borg('check', path).status, 0);
  });
});

describe('care for a repository', { concurrency: false }, () => {
  const place = new Place();
  let admin;
  let notes;

  before(async () => {
    mkdirSync(join(place.files, 'notes'));
    writeFileSync(join(place.files, 'notes', 'a.txt'), 'all is well');
    admin = await (await place.start()).signIn();
    notes = await admin.makeRepository('notes', place.repository('notes'), { source_directories: [join(place.files, 'notes')] });
    for (let i = 0; i < 3; i++) assert.equal((await admin.ended(await admin.backUp(notes))).state, 'succeeded');
  });

  after(() => place.remove());

  const of = (call) => `/api/repositories/${notes.id}/${call}`;

  test('answers exactly three fields, and is watched as its clients do', async () => {
    for (const operation of ['check', 'compact']) {
      const started = await admin.good('POST', of(operation));
      assert.deepEqual(Object.keys(started), ['job_id', 'status', 'message']);
      assert.equal(started.status, 'pending');
      assert.equal((await admin.ended(started.job_id)).state, 'succeeded');
      const job = await admin.good('GET', `/api/repositories/${operation}-jobs/${started.job_id}`);
      assert.deepEqual([job.status, job.repository_id, job.progress, job.has_logs], ['completed', notes.id, 100, true]);
      const { jobs } = await admin.good('GET', of(`${operation}-jobs`));
      assert.equal(jobs[0].id, started.job_id);
    }
    const flags = await admin.call('POST', of('check'), { check_extra_flags: '--verify-data' });
    assert.deepEqual([flags.status, flags.key], [422, 'backend.errors.repo.checkFlagsRequireUnlimitedDuration']);
  });

  test('drops what was shown, and refuses when the archives have changed since', async () => {
    const rules = { keep_daily: 1, keep_weekly: 0, keep_monthly: 0, keep_yearly: 0 };
    const shown = await admin.good('POST', of('prune'), { ...rules, dry_run: true });
    assert.equal(shown.status, 'completed');
    assert.deepEqual(shown.archives.map(({ kept }) => kept), [true, false, false]);
    assert.equal((await admin.ended(await admin.backUp(notes))).state, 'succeeded');
    const stale = await admin.call('POST', of('prune'), { ...rules, fingerprint: shown.fingerprint });
    assert.deepEqual([stale.status, stale.key], [409, 'backend.errors.repo.prunePreviewStale']);
    const { fingerprint } = await admin.good('POST', of('prune'), { ...rules, dry_run: true });
    const { job_id: job } = await admin.good('POST', of('prune'), { ...rules, fingerprint });
    assert.equal((await admin.ended(job)).state, 'succeeded');
    const { archives } = await admin.good('GET', of('archives'));
    assert.equal(archives.length, 1);
    const all = await admin.call('POST', of('prune'), { keep_daily: 0, keep_weekly: 0, keep_monthly: 0, keep_yearly: 0 });
    assert.deepEqual([all.status, all.key], [422, 'backend.errors.repo.retentionKeepsNothing']);
  });

  test('removes nothing when archives have vanished by another hand', async () => {
    for (let i = 0; i < 2; i++) assert.equal((await admin.ended(await admin.backUp(notes))).state, 'succeeded');
    const { info } = await admin.good('GET', of('info'));
    assert.ok(info);
    const [first] = (await admin.good('GET', of('archives'))).archives;
    assert.equal(place.borg('delete', `${notes.path}::${first.name}`).status, 0);
    const { job_id: job } = await admin.good('POST', of('prune'), { keep_daily: 1 });
    const ended = await admin.ended(job);
    assert.equal(ended.state, 'failed');
    assert.match(ended.failure.message, /Borg lists 2 archives, and there were 3 before, so nothing was removed/);
    await admin.good('GET', of('info')); // whoever looks at the repository has not agreed to anything
    const still = await admin.good('POST', of('prune'), { keep_daily: 1 });
    assert.equal((await admin.ended(still.job_id)).state, 'failed');
    const { fingerprint } = await admin.good('POST', of('prune'), { keep_daily: 1, dry_run: true });
    const agreed = await admin.good('POST', of('prune'), { keep_daily: 1, fingerprint });
    assert.equal((await admin.ended(agreed.job_id)).state, 'succeeded');
    const after = await admin.good('POST', of('prune'), { keep_daily: 1 });
    assert.equal((await admin.ended(after.job_id)).state, 'succeeded');
  });

  test('finds damage, and calls it a failure', async () => {
    const broken = await admin.makeRepository('broken', place.repository('broken'), { source_directories: [join(place.files, 'notes')] });
    assert.equal((await admin.ended(await admin.backUp(broken))).state, 'succeeded');
    const folder = join(broken.path, 'data', '0');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), Buffer.alloc(20), { flag: 'a' });
    const { job_id: job } = await admin.good('POST', `/api/repositories/${broken.id}/check`, { max_duration: 0 });
    const ended = await admin.ended(job);
    assert.deepEqual([ended.state, ended.failure?.kind], ['failed', 'integrity']);
    assert.match(ended.failure.message, /Do not prune or compact it/);
  });

  test('is refused when another disk lies there, whatever the job', async () => {
    const plain = (name) => admin.makeRepository(name, place.repository(name), { encryption: 'none', passphrase: '', source_directories: [join(place.files, 'notes')] });
    const mine = await plain('mine');
    const other = await plain('other');
    assert.equal((await admin.ended(await admin.backUp(mine))).state, 'succeeded');
    await until('what borg says of it is known', async () => (await admin.good('GET', `/api/repositories/${mine.id}`)).repository.archive_count === 1);
    renameSync(mine.path, `${mine.path}.aside`);
    cpSync(other.path, mine.path, { recursive: true });
    for (const call of ['compact', 'prune', 'check']) {
      const { job_id: job } = await admin.good('POST', `/api/repositories/${mine.id}/${call}`, {});
      const ended = await admin.ended(job);
      assert.equal(ended.state, 'failed', call);
      assert.match(ended.failure.message, /Another repository lies at|was known at another path before/);
    }
    assert.match((await admin.ended(await admin.backUp(mine))).failure.message, /Another repository lies at|another|other/i);
    assert.equal(place.borg('check', other.path).status, 0);
  });

  test('breaks a lock by evidence alone, or by the word of an admin', async () => {
    assert.deepEqual(await admin.good('GET', of('lock')), { locked: false, holders: [] });
    const lock = join(notes.path, 'lock.exclusive');
    mkdirSync(lock);
    writeFileSync(join(lock, 'nas.example@123456789.4711-0'), '');
    const { holders } = await admin.good('GET', of('lock'));
    assert.deepEqual([holders[0].host, holders[0].pid, holders[0].state], ['nas.example@123456789', 4711, 'unknown']);
    const silent = await admin.call('POST', of('break-lock'));
    assert.deepEqual([silent.status, silent.key], [400, 'backend.errors.repo.lockBreakingNeedsConfirmation']);
    assert.match(silent.body.detail.message, /no backup, restore, check, prune, compact, mount or other borg/);
    const broken = await admin.good('POST', of('break-lock'), { confirmation_phrase: 'notes' });
    assert.equal((await admin.ended(broken.job_id)).state, 'succeeded');
    const log = await admin.good('GET', `/api/jobs/${broken.job_id}/logs`);
    assert.match(JSON.stringify(log), /Held by nas\.example@123456789, process 4711/);
    assert.equal((await admin.ended(await admin.backUp(notes))).state, 'succeeded');
  });
});
