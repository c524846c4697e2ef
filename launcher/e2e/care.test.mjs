// Proofs that archives can be restored, checks by the clock, and the deletion of all archives, by the API and real borg.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, readdirSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Place, until } from './rig.mjs';

/** Overwrites some bytes in the middle of the largest file of a repository, as a failing disk does. */
function damage({ path }) {
  const files = readdirSync(join(path, 'data'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sized = files.map((entry) => join(entry.parentPath, entry.name)).map((file) => ({ file, size: statSync(file).size }));
  const { file, size } = sized.sort((one, two) => two.size - one.size)[0];
  writeSync(openSync(file, 'r+'), Buffer.alloc(64), 0, 64, Math.floor(size / 2));
}

describe('care', { concurrency: false }, () => {
  const place = new Place();
  const sources = join(place.files, 'letters');
  let admin;
  let photos;
  let first;

  before(async () => {
    mkdirSync(sources);
    writeFileSync(join(sources, 'a.txt'), 'all is well');
    writeFileSync(join(sources, 'big.raw'), randomBytes(600_000));
    admin = await (await place.start()).signIn();
    photos = await make('photos');
    await backUp(photos);
    [first] = await archives(photos);
  });

  after(() => place.remove());

  const make = (name, path = place.repository(name)) => admin.makeRepository(name, path, { source_directories: [sources] });
  const backUp = async (repository) => assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');
  const archives = async ({ id }) => (await admin.good('GET', `/api/repositories/${id}/archives`)).archives.map(({ name }) => name);
  const on = ({ id }, route) => `/api/repositories/${id}/${route}`;
  const prove = async (repository, body) => {
    const started = await admin.good('POST', on(repository, 'restore-check'), body);
    assert.deepEqual(Object.keys(started).sort(), ['job_id', 'message', 'status']);
    const job = await admin.ended(started.job_id);
    const item = await admin.good('GET', `/api/repositories/restore-check-jobs/${started.job_id}`);
    return { job, item };
  };
  const letter = join(sources, 'a.txt').slice(1);
  const restored = () => readdirSync(join(place.data, 'restore-checks'));

  describe('by restore checks', () => {
    test('each mode proves the newest archive, and nothing of it is left', async () => {
      writeFileSync(join(sources, 'new.txt'), 'new');
      await backUp(photos);
      const newest = (await archives(photos)).at(-1);
      const bodies = { canary: {}, sample: { mode: 'sample' }, probe_paths: { paths: [`/${letter}`] }, full_archive: { full_archive: true } };
      for (const [mode, body] of Object.entries(bodies)) {
        const { job, item } = await prove(photos, body);
        assert.equal(job.state, 'succeeded', `${mode}: ${JSON.stringify(job)}`);
        assert.deepEqual([item.status, item.mode, item.archive_name, item.full_archive], ['completed', mode, newest, mode === 'full_archive']);
        assert.equal(item.proved_by, mode === 'canary' ? 'sample' : mode, 'without a canary a sample proves it');
        assert.deepEqual(item.probe_paths, mode === 'probe_paths' ? [letter] : []);
        assert.deepEqual(restored(), []);
      }
      const { jobs } = await admin.good('GET', on(photos, 'restore-check-jobs?limit=2'));
      assert.deepEqual([jobs.length, jobs[0].mode, jobs[0].has_logs, jobs[0].scheduled_check], [2, 'full_archive', true, false]);
      const { repository_health: [health] } = await admin.good('GET', '/api/dashboard/overview');
      assert.deepEqual([health.latest_restore_check_status, health.dimension_health.restore], ['completed', 'healthy']);
      assert.ok(health.last_restore_check);
      const [activity] = await admin.good('GET', '/api/activity/recent?job_type=restore_check&limit=1');
      assert.deepEqual([activity.type, activity.archive_name, activity.scheduled_check], ['restore_check', newest, false]);
    });

    test('an older archive can be proved', async () => {
      const { job, item } = await prove(photos, { archive: first, full_archive: true });
      assert.deepEqual([job.state, item.archive_name], ['succeeded', first]);
    });

    test('what cannot be checked is refused, or fails with a sentence', async () => {
      const refused = async (body, status, key) => {
        const answer = await admin.call('POST', on(photos, 'restore-check'), body);
        assert.deepEqual([answer.status, answer.key], [status, `backend.errors.repo.${key}`], answer.text);
      };
      await refused({ paths: ['a/../b'] }, 400, 'invalidRestoreCheckPaths');
      await refused({ paths: ['a'], full_archive: true }, 400, 'invalidRestoreCheckPaths');
      await refused({ mode: 'probe_paths' }, 400, 'invalidRestoreCheckPaths');
      await refused({ archive: 'none such' }, 404, 'archiveNotFound');
      const { job } = await prove(photos, { paths: ['nowhere'] });
      assert.match(job.failure.message, /has nothing at 'nowhere'/);
      const { job: empty, item } = await prove(await make('empty'), {});
      assert.equal(item.status, 'failed', 'never needs_backup');
      assert.match(empty.failure.message, /no archive yet.*Back up first\./);
    });

    test('a canary comes into the backups that follow, and proves them', async () => {
      const { repository } = await admin.good('PUT', on(photos, 'restore-check-schedule'), { cron_expression: '0 4 1 1 *', timezone: 'Europe/Berlin' });
      assert.deepEqual([repository.restore_check_mode, repository.restore_check_canary_enabled], ['canary', true]);
      await backUp(photos);
      const { job, item } = await prove(photos, {});
      assert.deepEqual([job.state, item.proved_by], ['succeeded', 'canary'], JSON.stringify(job));
      const listed = place.borg('list', '--short', `${photos.path}::${item.archive_name}`).stdout.split('\n');
      const ours = listed.filter((path) => path.startsWith(place.data.slice(1)));
      assert.equal(ours.filter((path) => path.endsWith('canary.txt')).length, 1);
      assert.ok(ours.every((path) => path.includes('/canaries/repository-')), ours.join());
      const folder = ours.find((path) => path.endsWith('.borgui-canary'));
      const { items } = await admin.good('GET', `/api/browse/${photos.id}/${encodeURIComponent(item.archive_name)}?path=${encodeURIComponent(folder)}`);
      assert.deepEqual([items[0].managed, items[0].managed_type], [true, 'restore_canary']);
      await admin.good('PUT', on(photos, 'restore-check-schedule'), { cron_expression: null });
      await backUp(photos);
      assert.equal((await prove(photos, {})).item.proved_by, 'sample');
    });

    test('damage is found, and the file is named', async () => {
      const broken = await make('broken');
      await backUp(broken);
      damage(broken);
      for (const body of [{ mode: 'sample' }, { full_archive: true }, { paths: [sources] }]) {
        const { job, item } = await prove(broken, body);
        assert.deepEqual([item.status, job.failure?.kind], ['failed', 'integrity'], JSON.stringify([body, job]));
        assert.match(job.failure.message, /big\.raw/);
        assert.deepEqual(restored(), []);
      }
      assert.equal((await prove(broken, { paths: [letter] })).job.state, 'succeeded', 'what is not damaged comes back');
    });

    test('what a killed server has restored is removed at its next start', async () => {
      const films = join(place.files, 'films');
      mkdirSync(films);
      for (let i = 0; i < 6; i++) writeFileSync(join(films, `${i}.raw`), randomBytes(40_000_000));
      const cinema = await admin.makeRepository('cinema', place.repository('cinema'), { source_directories: [films], compression: 'none' });
      await backUp(cinema);
      const { job_id: id } = await admin.good('POST', on(cinema, 'restore-check'), { paths: [films] });
      await until('something was restored', async () => restored().length > 0);
      await place.servers.at(-1).kill();
      assert.equal(restored().length, 1);
      admin = await (await place.start()).signIn();
      await until('it is removed', async () => restored().length === 0);
      assert.equal((await admin.job(id)).state, 'lost');
      assert.equal((await prove(cinema, { paths: [films] })).job.state, 'succeeded');
    });
  });

  describe('by the clock', () => {
    test('a check runs by itself, and is in no list of backups', async () => {
      await admin.good('PUT', on(photos, 'check-schedule'), { cron_expression: '* * * * *', timezone: 'Europe/Berlin', max_duration: 0 });
      const { repository } = await admin.good('PUT', on(photos, 'restore-check-schedule'), { cron_expression: '* * * * *', full_archive: true });
      assert.ok(Date.parse(repository.next_scheduled_restore_check) - Date.now() <= 60_000);
      const { upcoming_jobs: upcoming } = await admin.good('GET', '/api/schedule/upcoming-jobs?hours=1');
      assert.deepEqual([...new Set(upcoming.map(({ type, name }) => `${type} ${name}`))].sort(), ['check photos', 'restore_check photos']);
      assert.deepEqual((await admin.good('GET', '/api/backup-plans')).backup_plans, []);
      assert.deepEqual((await admin.good('GET', '/api/schedule')).jobs, []);
      const scheduled = (kind) => until(`a ${kind} has come`, async () => {
        const { jobs } = await admin.good('GET', on(photos, `${kind}-jobs`));
        return jobs.find((job) => job.scheduled_check && job.completed_at);
      }, 90_000);
      assert.equal((await scheduled('check')).status, 'completed');
      const proof = await scheduled('restore-check');
      assert.deepEqual([proof.status, proof.mode], ['completed', 'full_archive']);
      assert.deepEqual((await admin.good('GET', '/api/backup-plans/runs')).runs, []);
      const [activity] = await admin.good('GET', '/api/activity/recent?job_type=check&limit=1');
      assert.deepEqual([activity.triggered_by, activity.scheduled_check, activity.schedule_id], ['schedule', true, null]);
      for (const kind of ['check', 'restore-check']) await admin.good('PUT', on(photos, `${kind}-schedule`), { enabled: false });
      const paused = await until('the run has ended', async () => {
        const now = await admin.good('GET', on(photos, 'check-schedule'));
        return now.last_runs[0]?.completed_at && now;
      });
      assert.deepEqual([paused.enabled, paused.check_cron_expression, paused.next_scheduled_check], [false, '* * * * *', null]);
      assert.equal(paused.last_runs[0].status, 'completed');
      assert.ok(paused.last_scheduled_check);
    });

    test('what cannot be is refused by the keys of the clients', async () => {
      for (const [kind, body, status, key] of [
        ['check', { cron_expression: '0 25 * * *' }, 400, 'repo.invalidCronExpression'],
        ['restore-check', { cron_expression: '0 0 30 2 *' }, 400, 'repo.invalidCronExpression'],
        ['check', { cron_expression: '0 3 * * *', timezone: 'Mars/Olympus' }, 400, 'schedule.invalidTimezone'],
        ['restore-check', { cron_expression: '0 3 * * *', paths: ['..'] }, 400, 'repo.invalidRestoreCheckPaths'],
        ['check', { max_duration: 60, check_extra_flags: '--verify-data' }, 422, 'repo.checkFlagsRequireUnlimitedDuration'],
        ['check', { max_duration: 0, check_extra_flags: '--repair' }, 422, 'repo.unknownCheckFlags'],
      ]) {
        const before = await admin.good('GET', on(photos, `${kind}-schedule`));
        const answer = await admin.call('PUT', on(photos, `${kind}-schedule`), body);
        assert.deepEqual([answer.status, answer.key], [status, `backend.errors.${key}`], answer.text);
        assert.deepEqual(await admin.good('GET', on(photos, `${kind}-schedule`)), before);
      }
      const gone = await admin.call('GET', '/api/repositories/4711/check-schedule');
      assert.deepEqual([gone.status, gone.key], [404, 'backend.errors.repo.repositoryNotFound']);
    });
  });

  describe('by a wipe', () => {
    const preview = (repository) => admin.good('POST', on(repository, 'wipe-preview'), {});
    const confirmation = (seen, more) => ({ preview_id: seen.id, preview_fingerprint: seen.archive_fingerprint, confirmation_phrase: seen.confirmation_phrase, understood: true, run_compact: true, ...more });
    const refused = async (repository, body, status, key, who = admin) => {
      const answer = await who.call('POST', on(repository, 'wipe'), body);
      assert.deepEqual([answer.status, answer.key], [status, `backend.errors.repo.${key}`], answer.text);
    };

    test('nothing goes that was not looked at, named and understood', async () => {
      const seen = await preview(photos);
      const names = await archives(photos);
      assert.deepEqual([seen.phase, seen.status, seen.blocked, seen.archive_count], ['previewed', 'previewed', false, names.length]);
      assert.deepEqual(seen.archives.map(({ name }) => name).sort(), [...names].sort());
      assert.match(seen.archive_fingerprint, /^sha256:[0-9a-f]{64}$/);
      await refused(photos, confirmation(seen, { confirmation_phrase: 'Photos' }), 400, 'wipeConfirmationMismatch');
      await refused(photos, confirmation(seen, { understood: false }), 400, 'wipeNotUnderstood');
      await refused(photos, confirmation(seen, { preview_fingerprint: 'sha256:00' }), 409, 'wipePreviewStale');
      const other = await make('other');
      await refused(other, confirmation(seen, { confirmation_phrase: 'other' }), 404, 'wipeJobNotFound');
      await backUp(photos);
      await refused(photos, confirmation(seen), 409, 'wipePreviewStale');
      assert.equal((await archives(photos)).length, names.length + 1);
    });

    test('only admins may', async () => {
      await admin.good('POST', '/api/settings/users', { username: 'olga', password: 'quiet garden seven 93', role: 'operator', all_repositories_role: 'operator' });
      const olga = await place.servers.at(-1).signIn('olga', 'quiet garden seven 93');
      assert.equal((await olga.call('POST', on(photos, 'wipe-preview'), {})).status, 403);
      assert.equal((await olga.call('POST', on(photos, 'wipe'), confirmation(await preview(photos)))).status, 403);
    });

    test('a repository that was exchanged is left alone', async () => {
      const one = await make('exchanged', join(place.files, 'exchanged'));
      const two = await make('exchange', join(place.files, 'exchange'));
      await backUp(one);
      await backUp(two);
      await until('its identity is known', async () => (await admin.good('GET', on(one, 'info'))).success);
      renameSync(one.path, `${one.path}.aside`);
      renameSync(two.path, one.path);
      const seen = await admin.call('POST', on(one, 'wipe-preview'), {});
      if (seen.status === 200) {
        assert.match(seen.body.blocking_reason, /Another repository lies at/);
        await refused(one, confirmation(seen.body), 409, 'wipeBlocked');
      }
      assert.equal(place.borg('list', '--short', one.path).stdout.trim().split('\n').length, 1, seen.text);
    });

    test('all archives go, the repository stays sound, and retention knows of it', async () => {
      const seen = await preview(photos);
      const begun = await admin.good('POST', on(photos, 'wipe'), confirmation(seen));
      assert.deepEqual([begun.id, begun.phase], [seen.id, 'confirmed']);
      assert.equal((await admin.ended(begun.job_id)).state, 'succeeded');
      const done = await admin.good('GET', on(photos, `wipe-jobs/${seen.id}`));
      assert.deepEqual([done.status, done.progress, done.has_logs], ['completed', 100, true]);
      assert.match(done.logs, /^Logs saved to: /);
      const { lines } = await admin.good('GET', `/api/activity/wipe/${begun.job_id}/logs`);
      assert.ok(lines.some(({ content }) => content.includes(seen.archives[0].identity)));
      assert.equal(place.borg('list', '--short', photos.path).stdout, '');
      assert.equal(place.borg('check', photos.path).status, 0);
      assert.deepEqual(await archives(photos), []);
      await refused(photos, confirmation(seen), 409, 'wipePreviewStale');
      assert.match((await preview(photos)).blocking_reason, /no archive/);
      await backUp(photos);
      const pruned = await admin.good('POST', on(photos, 'prune'), { keep_daily: 1 });
      assert.equal((await admin.ended(pruned.job_id)).state, 'succeeded');
    });
  });
});
