// Folders of the server are shown, made and judged.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { keys, ok, query, refused, TIME } from './contract-checks.mjs';

export function folders({ server, sources, get, post }) {
  test('folders of the server are shown, made and judged', async () => {
    const browse = (path) => get(`/api/filesystem/browse?${query({ path })}`);
    const page = await ok(browse(server.files));
    keys(page, 'current_path items parent_path is_inside_local_mount');
    keys(page.items[0], 'name path is_directory size modified is_borg_repo is_local_mount permissions');
    assert.match(page.items[0].modified, TIME);
    await refused(browse(`${server.files}/none`), 404, 'filesystem.pathNotFound', { path: `${server.files}/none` });
    await refused(browse(`${sources}/letter.txt`), 400, 'filesystem.pathNotDirectory');
    await refused(get('/api/filesystem/browse?connection_type=ssh'), 400, 'filesystem.invalidConnectionType');
    const folder = { path: server.files, folder_name: 'nëw folder' };
    const made = await ok(post('/api/filesystem/create-folder', folder));
    assert.deepEqual([Object.keys(made).sort(), made.path], [['message', 'path', 'success'], join(server.files, 'nëw folder')]);
    await refused(post('/api/filesystem/create-folder', folder), 400, 'filesystem.folderAlreadyExists', { name: 'nëw folder' });
    await refused(post('/api/filesystem/create-folder', { ...folder, folder_name: '../up' }), 400, 'filesystem.invalidFolderName');
    const judge = (path) => ok(post(`/api/filesystem/validate-path?${query({ path })}`));
    const facts = (path, ...[exists, is_directory]) => ({ exists, is_directory, is_borg_repo: false, path });
    assert.deepEqual(await judge(sources), facts(sources, true, true));
    assert.deepEqual(await judge(`${sources}/letter.txt`), facts(`${sources}/letter.txt`, true, false));
    assert.deepEqual(await judge(`${sources}/none`), facts(`${sources}/none`, false, false));
  });
}
