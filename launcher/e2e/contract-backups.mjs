// Backups are started, watched and cancelled, and their logs read.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keys, ok, query, refused, TIME } from './contract-checks.mjs';

const STATUS = `
  id repository status started_at completed_at progress error_message logs maintenance_status backup_plan_id backup_plan_run_id
  backup_plan_name execution_mode triggered_by retry_attempt retry_original_job_id retry_source_job_id retry_requested_by_user_id
  retry_requested_at progress_details route_strategy
`;

export function backups(world) {
  const { server, get, post, create, listed, backUp, until, ended } = world;

  test('a backup is started, watched, and its log read', async () => {
    const one = await listed('repokey');
    const job = await backUp(one.path);
    assert.equal(job.status, 'completed', job.error_message);
    keys(job, STATUS, true);
    keys(job.progress_details, `
      current_file progress_percent backup_speed total_expected_size estimated_time_remaining nfiles original_size compressed_size
      deduplicated_size
    `);
    const { repository, progress, error_message, triggered_by, execution_mode } = job;
    assert.deepEqual([repository, progress, error_message, triggered_by, execution_mode], [one.path, 100, null, 'manual', 'local']);
    for (const time of [job.started_at, job.completed_at]) assert.match(time, TIME);
    const log = await ok(get(`/api/backup/logs/${job.id}/stream?offset=0`));
    keys(log, 'job_id status lines total_lines has_more');
    assert.equal(log.lines.length, log.total_lines);
    keys(log.lines[0], 'line_number content');
    assert.equal((await ok(get(`/api/backup/logs/${job.id}/stream?offset=1`))).lines[0]?.line_number ?? 2, 2);
    const saved = await get(`/api/backup/logs/${job.id}/download`);
    assert.match(saved.headers.get('content-disposition'), new RegExp(`^attachment; filename="backup_job_${job.id}_logs.txt"`));
    assert.match(saved.headers.get('content-type'), /^text\/plain/);
    assert.ok(saved.bytes.length > 0);

    const failed = await backUp('/nobody/knows/this');
    assert.equal(failed.status, 'failed');
    const text = (await get(`/api/backup/logs/${failed.id}/download`)).bytes.toString();
    assert.match(text, /Repository record not found in database: \/nobody\/knows\/this/);
    assert.ok(JSON.parse(failed.error_message).key);
    const { repository: empty } = await ok(create('no sources', { source_directories: [] }));
    assert.equal((await backUp(empty.path)).status, 'failed');

    const { jobs } = await ok(get('/api/backup/jobs'));
    assert.ok(jobs[0].id > jobs.at(-1).id, 'newest first');
    keys(jobs[0], `
      id repository status started_at completed_at progress error_message has_logs maintenance_status scheduled_job_id backup_plan_id
      backup_plan_run_id backup_plan_name triggered_by archive_name execution_mode route_strategy retry_attempt retry_original_job_id
      retry_source_job_id retry_requested_by_user_id retry_requested_at progress_details
    `, true);
    assert.equal((await ok(get('/api/backup/jobs?limit=1'))).jobs.length, 1);
    assert.equal((await ok(get('/api/backup/jobs?scheduled_only=true'))).jobs.length, 0);
    assert.equal((await ok(get('/api/backup/jobs?manual_only=true'))).jobs.length, jobs.length);
    const ofOne = (await ok(get(`/api/backup/jobs?${query({ repository: one.path })}`))).jobs;
    assert.deepEqual(ofOne.map(({ id }) => id), [job.id]);
    world.archive = ofOne[0].archive_name;
    await refused(get('/api/backup/status/99999'), 404, 'backup.backupJobNotFound');
    await refused(post(`/api/backup/cancel/${job.id}`), 400, 'backup.canOnlyCancelRunningJobs');
    await refused(post('/api/backup/cancel/99999'), 404, 'backup.backupJobNotFound');
    assert.equal((await post('/api/backup/start', {})).status, 422);
  });

  test('a running backup is cancelled', async () => {
    const pipe = join(server.files, 'slow');
    mkdirSync(pipe);
    for (let i = 0; i < 60; i++) writeFileSync(join(pipe, `${i}.raw`), Buffer.alloc(5_000_000, `${i} ${Math.random()}`));
    const { repository } = await ok(create('slow', { source_directories: [pipe], compression: 'lzma,9' }));
    const { job_id } = await ok(post('/api/backup/start', { repository: repository.path }));
    await until(`/api/backup/status/${job_id}`, ({ status }) => status === 'running');
    await refused(get(`/api/backup/logs/${job_id}/download`), 400, 'backup.cannotDownloadLogsForRunningBackup');
    const second = await post('/api/backup/start', { repository: repository.path });
    assert.equal(second.status, 409, second.bytes.toString());
    const cancelled = await ok(post(`/api/backup/cancel/${job_id}`));
    keys(cancelled, 'message process_terminated');
    assert.match(cancelled.message, /cancel/i);
    assert.equal((await ended(`/api/backup/status/${job_id}`)).status, 'cancelled');
  });
}
