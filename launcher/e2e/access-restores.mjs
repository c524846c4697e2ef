// Where a viewer may restore to: elsewhere in the roots, never over sources or into a repository.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

export function restores({ place, admin, photos, archive, call }) {
  const start = (who, destination, more = {}) => {
    const order = { repository_id: photos.id, archive: archive.name, paths: [], destination, on_conflict: 'overwrite', ...more };
    return call(who, 'POST', '/api/restore/start', order);
  };

  const isRefused = async (...order) => {
    const { status, key, text } = await start('viewer', ...order);
    assert.deepEqual([status, key], [403, 'backend.errors.restore.inPlaceNeedsOperator'], text);
  };

  const photosInArchive = () => join(place.files, 'photos').slice(1);

  test('may restore elsewhere in the roots', async () => {
    const { status, body, text } = await start('viewer', join(place.files, 'restored'));
    assert.equal(status, 200, text);
    assert.equal((await admin.ended(body.job_id)).state, 'succeeded');
  });

  test('may not restore over the sources', async () => {
    await isRefused(join(place.files, 'photos'), { restore_layout: 'contents_only', paths: [photosInArchive()] });
    await isRefused(place.files, { restore_layout: 'contents_only', paths: [photosInArchive()] });
    await isRefused(join(place.files, 'photos', 'deep', 'er'));
  });

  test('may not restore over the sources by a link', async () => {
    await isRefused(join(place.files, 'album'));
  });

  test('may not restore over the sources when they are named by a link', async () => {
    const sources = (path) => admin.good('PUT', `/api/repositories/${photos.id}`, { source_directories: [join(place.files, path)] });
    await sources('album');
    try {
      await isRefused(join(place.files, 'photos'), { restore_layout: 'contents_only', paths: [photosInArchive()] });
    } finally {
      await sources('photos');
    }
  });

  test('may not restore over the sources of another repository', async () => {
    await isRefused(join(place.files, 'papers'));
  });

  for (const who of ['viewer', 'operator', 'admin']) {
    test(`may not restore into a repository, as ${who}`, async () => {
      for (const folder of ['photos', 'papers/data', 'new', ''].map((name) => place.repository(name))) {
        const { status, text } = await start(who, folder);
        assert.ok([400, 403, 404].includes(status), `${folder}: ${status} ${text}`);
      }
    });
  }
}
