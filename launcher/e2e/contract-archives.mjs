// Archives are listed, described, browsed, downloaded and deleted.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keys, ok, query, refused } from './contract-checks.mjs';
import { FILES } from './contract-world.mjs';

export function archives(world) {
  const { sources, get, listed } = world;

  test('archives are listed, described, browsed and downloaded byte for byte', async () => {
    const { archive } = world;
    const one = await listed('repokey');
    const parts = { repository: one.id };
    const answer = await ok(get(`/api/archives/list?${query({ repository: one.path })}`));
    keys(answer, 'archives');
    assert.equal(typeof answer.archives, 'string');
    const known = JSON.parse(answer.archives);
    assert.deepEqual(known.archives.map(({ name }) => name), [archive]);
    assert.deepEqual((await ok(get(`/api/archives/list?${query(parts)}`))), answer);
    const { archives, repository } = await ok(get(`/api/repositories/${one.id}/archives`));
    keys(archives[0], `
      archive barchive id name start time triggered_by backup_job_id backup_plan_id backup_plan_run_id scheduled_job_id
    `, true);
    assert.deepEqual(repository, { id: one.id, name: one.name, path: one.path });
    await refused(get('/api/repositories/999/archives'), 404, 'repo.repositoryNotFound');
    await refused(get('/api/archives/list?repository=999'), 404, 'restore.repositoryNotFound');
    await refused(get('/api/archives/list?repository=/nowhere'), 404, 'restore.repositoryNotFound');

    const url = `/api/archives/${encodeURIComponent(archive)}`;
    const { info } = await ok(get(`${url}/info?${query(parts)}`));
    keys(info, `
      name id start end duration stats command_line hostname username chunker_params limits comment repository encryption cache files
      file_count
    `, true);
    assert.deepEqual([info.name, info.files, info.encryption.mode], [archive, [], 'repokey']);
    const withFiles = await ok(get(`${url}/info?${query({ ...parts, include_files: true, file_limit: 2 })}`));
    assert.equal(withFiles.info.files.length, 2);
    keys(withFiles.info.files[0], 'path type mode user group size mtime healthy', true);
    await refused(get(`/api/archives/missing/info?${query(parts)}`), 500, 'archives.failedGetArchiveInfo');
    const { contents } = await ok(get(`${url}/contents?${query(parts)}`));
    const paths = contents.trim().split('\n').map((line) => JSON.parse(line).path);
    const inside = (name) => join(sources, name).slice(1);
    for (const name of Object.keys(FILES)) {
      assert.ok(paths.includes(inside(name)), name);
      const from = query({ ...parts, archive, file_path: inside(name) });
      const file = await get(`/api/archives/download?${from}`);
      assert.equal(file.status, 200, file.bytes.toString());
      assert.deepEqual(file.bytes, readFileSync(join(sources, name)), name);
      const [, saved] = /filename\*=UTF-8''(.*)$/.exec(file.headers.get('content-disposition'));
      assert.equal(decodeURIComponent(saved), name.split('/').at(-1));
    }
    const folder = await get(`/api/archives/download?${query({ ...parts, archive, file_path: inside('sub') })}`);
    assert.ok([400, 500].includes(folder.status), 'a folder is refused');
    for (const wrong of [{ archive, file_path: inside('missing') }, { archive: 'missing', file_path: inside('empty') }]) {
      const none = await get(`/api/archives/download?${query({ ...parts, ...wrong })}`);
      assert.ok(none.status >= 400 && none.body.detail, 'what is missing is refused, in JSON');
    }

    const browse = (name, path) => ok(get(`/api/browse/${one.id}/${encodeURIComponent(name)}?${query({ path })}`));
    const { items } = await browse(archive, sources.slice(1));
    const level = [...new Set(Object.keys(FILES).map((name) => name.split('/')[0]))].sort();
    assert.deepEqual(items.map(({ name }) => name).sort(), level);
    keys(items[0], 'name type size mtime path managed managed_type');
    assert.deepEqual([items[0].name, items[0].type, items[0].size], ['sub', 'directory', 3]);
    assert.deepEqual(await browse('missing', ''), { items: [] });
    assert.deepEqual((await browse(archive, '')).items.map(({ type }) => type), ['directory']);
    await refused(get('/api/browse/999/missing'), 404, 'restore.repositoryNotFound');
  });
}

/** Comes last: what the others look at is gone then. */
export function deletions(world) {
  const { get, post, del, ended, listed } = world;

  test('an archive is deleted, and a record forgotten', async () => {
    const { archive } = world;
    const one = await listed('repokey');
    const started = await ok(del(`/api/archives/${encodeURIComponent(archive)}?${query({ repository: one.path })}`));
    assert.deepEqual({ ...started, job_id: 0 }, { job_id: 0, status: 'pending', message: 'backend.success.archives.deletionStarted' });
    const job = await ended(`/api/archives/delete-jobs/${started.job_id}`);
    keys(job, 'id repository_id archive_name status started_at completed_at progress progress_message error_message logs has_logs');
    assert.deepEqual([job.status, job.archive_name, job.repository_id], ['completed', archive, one.id]);
    assert.deepEqual((await ok(get(`/api/repositories/${one.id}/archives`))).archives, []);
    await refused(get('/api/archives/delete-jobs/99999'), 404, 'archives.deleteJobNotFound');
    const late = await post(`/api/archives/delete-jobs/${job.id}/cancel`);
    assert.equal(late.status, 400);
    assert.match(late.bytes.toString(), /cancel/i);
    await ok(del(`/api/repositories/${one.id}`));
    assert.equal(await listed('repokey'), undefined);
    assert.ok(existsSync(one.path));
  });
}
