// Paths outside of the roots, by links, dots and other names: nobody browses, backs up, restores or makes anything there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

export function pathsOutside({ place, photos, archive, call }) {
  const outside = () => [
    '/etc/passwd',
    '/etc',
    '/',
    '/proc/self/root/etc',
    `/proc/self/root${place.data}/state`,
    `${place.files}/../data/state`,
    `${place.files}-evil`,
    `${place.files}-evil/letter.txt`,
    `${place.data}/repositories-evil`,
    `${place.data}/repositories-evil/letter.txt`,
    `${place.files}/way-out`,
    `${place.files}/way-out/passwd`,
    place.data,
    join(place.data, 'state'),
    join(place.data, 'state', 'state.db'),
    join(place.data, 'logs'),
    `${place.repository('photos')}/../../state`,
    `${place.files}/\0/etc`,
    'relative/path',
  ];

  /** Beside a root and the folder of repositories, with a name that begins as theirs do: folders that are there. */
  before(() => {
    for (const folder of [`${place.files}-evil`, `${place.data}/repositories-evil`]) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'letter.txt'), 'not for you\n');
    }
  });

  const lies = (text) => /root:x:|"exists":true|"is_directory":true/.test(text);

  test('to browse', async () => {
    for (const who of ['viewer', 'manager', 'admin']) {
      for (const path of outside()) {
        const { status, text } = await call(who, 'GET', `/api/filesystem/browse?path=${encodeURIComponent(path)}`);
        assert.equal(status, 404, `${who} ${JSON.stringify(path)}: ${text}`);
      }
    }
  });

  test('to ask for', async () => {
    for (const path of outside()) {
      const { status, text } = await call('admin', 'POST', `/api/filesystem/validate-path?path=${encodeURIComponent(path)}`);
      // A link is seen as a link in its folder; what it points to is not.
      const isLink = path === `${place.files}/way-out`;
      assert.ok(status === 404 || (status === 200 && (isLink || !lies(text))), `${JSON.stringify(path)}: ${status} ${text}`);
    }
  });

  test('to back up', async () => {
    for (const path of [...outside(), join(place.data, 'repositories')]) {
      const answers = [
        await call('operator', 'POST', '/api/backup/start', { repository: String(photos.id), source_directories: [path] }),
        await call('admin', 'PUT', `/api/repositories/${photos.id}`, { source_directories: [path] }),
      ];
      for (const { status, text } of answers) assert.ok([400, 404].includes(status), `${JSON.stringify(path)}: ${status} ${text}`);
    }
  });

  test('to plan for', async () => {
    for (const path of outside()) {
      const plan = { name: 'outside', source_directories: [path], repositories: [{ repository_id: photos.id }] };
      for (const who of ['operator', 'admin']) {
        const { status, text } = await call(who, 'POST', '/api/backup-plans', plan);
        assert.ok([400, 404, 422].includes(status), `${who} ${JSON.stringify(path)}: ${status} ${text}`);
      }
    }
  });

  test('to be roots: the environment has said which there are', async () => {
    for (const path of outside()) {
      const { status, text } = await call('admin', 'PUT', '/api/filesystem/roots', { roots: [path] });
      assert.ok([400, 403, 404, 409, 422].includes(status), `${JSON.stringify(path)}: ${status} ${text}`);
    }
  });

  test('to restore to', async () => {
    for (const who of ['viewer', 'operator', 'admin']) {
      for (const destination of outside()) {
        const order = { repository_id: photos.id, archive: archive.name, paths: [], destination };
        const { status, text } = await call(who, 'POST', '/api/restore/start', order);
        assert.ok([400, 404].includes(status), `${who} ${JSON.stringify(destination)}: ${status} ${text}`);
      }
    }
  });

  test('to see the data directory at another place, where it is mounted', async () => {
    const bound = join(place.files, 'bound');
    mkdirSync(bound);
    const mount = (...words) => assert.equal(spawnSync(words[0], words.slice(1)).status, 0, words.join(' '));
    mount('mount', '--bind', place.data, bound);
    try {
      for (const path of [bound, join(bound, 'state'), join(bound, 'state', 'state.db'), join(bound, 'logs')]) {
        const { status, text } = await call('admin', 'GET', `/api/filesystem/browse?path=${encodeURIComponent(path)}`);
        assert.equal(status, 404, `${path}: ${text}`);
        const order = { repository: String(photos.id), source_directories: [path] };
        assert.ok([400, 404].includes((await call('operator', 'POST', '/api/backup/start', order)).status), path);
        const back = { repository_id: photos.id, archive: archive.name, paths: [], destination: path };
        assert.ok([400, 404].includes((await call('admin', 'POST', '/api/restore/start', back)).status), path);
      }
      const { text } = await call('admin', 'GET', `/api/filesystem/browse?path=${encodeURIComponent(place.files)}`);
      assert.ok(!text.includes('bound'), 'nor is it listed');
    } finally {
      mount('umount', bound);
      rmdirSync(bound);
    }
  });

  test('to keep a repository at', async () => {
    for (const path of outside().filter((path) => path.startsWith('/'))) {
      const wanted = { name: 'elsewhere', path, encryption: 'none' };
      for (const route of ['/api/repositories', '/api/repositories/import']) {
        const { status, text } = await call('admin', 'POST', route, wanted);
        assert.ok([400, 404].includes(status), `${route} ${JSON.stringify(path)}: ${status} ${text}`);
      }
    }
    assert.ok(!existsSync(join(place.data, 'state', 'config')));
  });

  test('to make a folder in', async () => {
    for (const path of outside()) {
      const { status, text } = await call('admin', 'POST', '/api/filesystem/create-folder', { path, folder_name: 'made' });
      assert.equal(status, 404, `${JSON.stringify(path)}: ${text}`);
    }
    for (const folder_name of ['..', '.', 'a/b', '', '\0', 'a\nb']) {
      const { status } = await call('admin', 'POST', '/api/filesystem/create-folder', { path: place.files, folder_name });
      assert.ok([400, 422].includes(status), JSON.stringify(folder_name));
    }
  });

  test('in an archive neither', async () => {
    for (const path of ['../../../etc/passwd', '/etc/passwd', 'etc/passwd', '..']) {
      const query = new URLSearchParams({ repository: photos.id, archive: archive.name, file_path: path });
      const { status, text } = await call('viewer', 'GET', `/api/archives/download?${query}`);
      assert.ok(status >= 400 && !text.includes('root:x:'), `${path}: ${status} ${text}`);
    }
  });
}
