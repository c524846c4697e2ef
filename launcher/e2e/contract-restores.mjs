// A restore is previewed, run, and found in the lists.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keys, ok, refused, TIME } from './contract-checks.mjs';
import { FILES } from './contract-world.mjs';

export function restores(world) {
  const { server, sources, get, post, ended, listed } = world;

  test('a restore is previewed, run and found in the lists', async () => {
    const { archive } = world;
    const one = await listed('repokey');
    const destination = join(server.files, 'restored');
    const order = { repository: one.path, repository_id: one.id, archive, paths: [join(sources, 'letter.txt').slice(1)], destination };
    const preview = await ok(post('/api/restore/preview', order));
    keys(preview, 'preview');
    assert.match(preview.preview, /letter\.txt/);
    assert.ok(!existsSync(destination), 'a preview leaves the destination untouched');
    const { repository_id: _, ...unknown } = order;
    const missing = await ok(post('/api/restore/start', unknown), 422);
    assert.deepEqual(missing.detail[0].loc, ['body', 'repository_id']);
    await refused(post('/api/restore/start', { ...order, repository_id: 999 }), 404, 'restore.repositoryNotFound');
    const started = await ok(post('/api/restore/start', order));
    assert.deepEqual({ ...started, job_id: 0 }, { job_id: 0, status: 'pending', message: 'backend.success.restore.restoreJobStarted' });
    const job = await ended(`/api/restore/status/${started.job_id}`);
    keys(job, 'id repository archive destination status started_at completed_at progress error_message logs progress_details');
    keys(job.progress_details, 'nfiles current_file progress_percent restore_speed estimated_time_remaining');
    assert.deepEqual([job.status, job.progress, job.archive, job.destination], ['completed', 100, archive, destination]);
    assert.match(job.completed_at, TIME);
    assert.equal(readFileSync(join(destination, sources, 'letter.txt'), 'utf8'), FILES['letter.txt']);
    assert.deepEqual((await ok(get('/api/restore/jobs'))).jobs, [job]);
    await refused(post(`/api/restore/cancel/${job.id}`), 400, 'restore.canOnlyCancelRunningJobs');
    await refused(get('/api/restore/status/99999'), 404, 'restore.restoreJobNotFound');
  });
}
