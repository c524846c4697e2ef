// The holes that were found in the older product: each was open to any viewer, and each is tried here as one.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSPHRASE } from './rig.mjs';

/** There is no such thing here, or it is not for viewers. */
const CLOSED = [403, 404, 405];
const HIDDEN_ADDRESS = 'jsons://robot:canary-of-an-address-77@hooks.example/backup';

export function holes({ server, place, admin, photos, papers, archive, plan, run, backup, call, makeUser }) {
  const mark = join(place.home, 'somebody-ran-this');
  const closed = async (who, method, path, body) => {
    const { status, text } = await call(who, method, path, body);
    assert.ok(CLOSED.includes(status), `${who} ${method} ${path}: ${status} ${text}`);
    assert.doesNotMatch(text, /canary-of-an-address|root:x:/);
    assert.ok(!text.includes(PASSPHRASE), path);
  };
  const nothingRan = () => assert.ok(!existsSync(mark), 'a command was run');

  test('hole 1: a viewer runs a script', async () => {
    const script = { name: 'mine', content: `#!/bin/sh\ntouch ${mark}\n`, timeout: 10, run_on: 'always' };
    await closed('viewer', 'POST', '/api/scripts', script);
    for (const id of [1, 987654]) await closed('viewer', 'POST', `/api/scripts/${id}/test`, script);
    for (const field of ['pre_backup_script', 'post_backup_script', 'script_hooks']) {
      await closed('viewer', 'PUT', `/api/repositories/${photos.id}`, { [field]: `touch ${mark}` });
      await call('operator', 'POST', '/api/backup/start', { repository: String(photos.id), [field]: `touch ${mark}` });
    }
    for (const { id } of (await admin.good('GET', '/api/jobs?open=true')).jobs) await admin.ended(id);
    nothingRan();
  });

  test('hole 2: the name of a user or host is an option of ssh', async () => {
    const option = `-oProxyCommand=touch ${mark}`;
    await closed('viewer', 'POST', '/api/ssh-keys/1/test-connection', { host: 'localhost', username: option, port: 22 });
    for (const path of [`ssh://${option}/srv/borg`, `ssh://host/${option}`, `${option}:srv`, option, `--rsh=touch ${mark}`, `--remote-path=${mark}`]) {
      for (const route of ['/api/repositories', '/api/repositories/import']) {
        const { status, text } = await call('admin', 'POST', route, { name: 'option', path, encryption: 'none', remote_path: option });
        assert.ok([400, 404, 422].includes(status), `${route} ${path}: ${status} ${text}`);
      }
    }
    nothingRan();
  });

  test('hole 3: a path is a line of a batch file or of a shell', async () => {
    for (const path of [`${place.files}\n!touch ${mark}`, `$(touch ${mark})`, `${place.files}/\`touch ${mark}\``, `${place.files}; touch ${mark}`, `${place.files}\r\n!touch ${mark}\n`]) {
      const query = new URLSearchParams({ path, connection_type: 'ssh', ssh_key_id: '1', host: 'localhost', username: 'x' });
      for (const who of ['viewer', 'admin']) {
        const { status, text } = await call(who, 'GET', `/api/filesystem/browse?${query}`);
        assert.ok([400, 404].includes(status), `${path}: ${status} ${text}`);
        const asked = await call(who, 'POST', `/api/filesystem/validate-path?${query}`);
        assert.ok([400, 404].includes(asked.status) || /"exists":false/.test(asked.text), asked.text);
      }
      await closed('viewer', 'POST', '/api/filesystem/create-folder', { path, folder_name: 'made' });
    }
    nothingRan();
  });

  test('hole 4: a viewer reads, changes and tries the addresses of notices', async () => {
    const { id } = await admin.good('POST', '/api/notifications', { name: 'team', service_url: HIDDEN_ADDRESS });
    for (const who of ['viewer', 'operator', 'manager']) {
      await closed(who, 'GET', '/api/notifications');
      await closed(who, 'GET', `/api/notifications/${id}`);
      await closed(who, 'PUT', `/api/notifications/${id}`, { service_url: 'json://127.0.0.1:22' });
      await closed(who, 'DELETE', `/api/notifications/${id}`);
      await closed(who, 'POST', '/api/notifications/test', { service_url: 'json://127.0.0.1:22' });
    }
    await admin.good('DELETE', `/api/notifications/${id}`);
  });

  test('hole 5: who has no role on a repository reads its archives, and the runs of a plan that is gone', async () => {
    const query = new URLSearchParams({ repository: photos.id, archive: archive.name, file_path: join(place.files, 'photos', 'letter.txt') });
    for (const path of [
      `/api/browse/${photos.id}/${encodeURIComponent(archive.name)}`,
      `/api/v2/archives/${photos.id}/${encodeURIComponent(archive.name)}/contents`,
      `/api/archives/download?${query}`,
      `/api/archives/list?${query}`,
      `/api/repositories/${photos.id}/archives`,
      `/api/repositories/${photos.id}/info`,
    ]) await closed('other', 'GET', path);
    const gone = await admin.good('POST', '/api/backup-plans', { name: 'soon gone', source_directories: [join(place.files, 'photos')], repositories: [{ repository_id: photos.id }] });
    const { id } = await admin.ranToItsEnd(await admin.good('POST', `/api/backup-plans/${gone.id}/run`));
    await admin.good('DELETE', `/api/backup-plans/${gone.id}`);
    for (const path of [`/api/backup-plans/runs/${id}`, `/api/backup-plans/runs/${run.id}`, `/api/backup-plans/${plan.id}`]) await closed('other', 'GET', path);
    const { text } = await call('other', 'GET', '/api/backup-plans/runs');
    assert.ok(!text.includes('soon gone') && !text.includes(archive.name), text);
  });

  test('hole 6: a viewer takes the passphrases along, or brings repositories with hooks in', async () => {
    for (const who of ['viewer', 'operator', 'manager']) {
      await closed(who, 'POST', '/api/config/export/borgmatic', { repository_ids: [photos.id] });
      await closed(who, 'POST', '/api/config/import/borgmatic', { content: `repositories: []\nbefore_backup: [touch ${mark}]\n` });
      await closed(who, 'GET', `/api/repositories/${photos.id}/keyfile`);
    }
    const { text } = await call('admin', 'GET', `/api/repositories/${photos.id}`);
    assert.ok(!text.includes(PASSPHRASE), 'nor does an admin read them');
    nothingRan();
  });

  test('hole 7: a viewer sees and changes what is none of his', async () => {
    for (const [method, path, body] of [
      ['PUT', '/api/ssh-keys/connections/1', { host: 'evil.example' }],
      ['DELETE', '/api/ssh-keys/connections/1'],
      ['POST', '/api/ssh-keys/connections/1/redeploy'],
      ['GET', '/api/settings/system/logs/storage'],
      ['PUT', '/api/settings/system', { max_concurrent_backups: 1 }],
      ['PUT', '/api/filesystem/roots', { roots: ['/etc'] }],
      ['GET', `/api/jobs/${backup}/logs`],
    ]) await closed('other', method, path, body);
    for (const path of ['/', '/etc', '/root', '/home']) {
      assert.equal((await call('viewer', 'GET', `/api/filesystem/browse?path=${path}`)).status, 404, path);
    }
    for (const path of ['/api/activity/recent', '/api/jobs', '/api/backup/jobs', '/api/dashboard/overview', '/api/dashboard/status']) {
      const { text } = await call('other', 'GET', path);
      assert.ok(!text.includes(place.repository('photos')) && !text.includes(archive.name), `${path}: ${text}`);
    }
  });

  test('hole 8: a viewer restores to any path of the server', async () => {
    const victim = join(place.home, 'victim');
    mkdirSync(victim);
    writeFileSync(join(victim, 'letter.txt'), 'as it was\n');
    for (const destination of [victim, '/', '/root/.ssh', place.data, join(place.data, 'state'), `${place.files}/../victim`, join(place.files, 'way-out')]) {
      for (const restore_layout of ['contents_only', 'preserve_path']) {
        const order = { repository_id: photos.id, archive: archive.name, paths: [join(place.files, 'photos').slice(1)], destination, restore_layout, on_conflict: 'overwrite' };
        const { status, text } = await call('viewer', 'POST', '/api/restore/start', order);
        assert.ok([400, 403, 404, 422].includes(status), `${destination}: ${status} ${text}`);
      }
    }
    assert.equal(readFileSync(join(victim, 'letter.txt'), 'utf8'), 'as it was\n');
  });

  test('hole 9: who may back up may also delete for good', async () => {
    for (const who of ['viewer', 'operator', 'manager']) {
      await closed(who, 'DELETE', `/api/repositories/${photos.id}`);
      await closed(who, 'DELETE', `/api/repositories/${photos.id}/permanent`);
      await closed(who, 'POST', `/api/repositories/${photos.id}/permanent-delete`, { confirmation_phrase: photos.name });
      await closed(who, 'POST', `/api/repositories/${photos.id}/wipe-preview`, {});
      await closed(who, 'POST', `/api/repositories/${photos.id}/wipe`, { confirmation_phrase: photos.name, understood: true });
    }
    assert.ok(existsSync(join(place.repository('photos'), 'config')));
  });

  test('a field that is not asked for gives nobody a role', async () => {
    const climber = await makeUser('climber', 'viewer', [[papers, 'viewer']]);
    const more = { role: 'admin', is_admin: true, is_superuser: true, permissions: ['*'], all_repositories_role: 'operator', must_change_password: false, id: 1, password_hash: 'x', owner: 1 };
    for (const [method, path, body] of [
      ['PUT', '/api/settings/profile', { full_name: 'Climber', ...more }],
      ['PUT', '/api/auth/me', more],
      ['POST', '/api/auth/change-password', { current_password: 'wrong', new_password: 'x', ...more }],
      ['PUT', `/api/settings/users/${(await climber.good('GET', '/api/auth/me')).id}`, more],
      ['POST', '/api/settings/users', { username: 'made', password: 'a made up password 12', ...more }],
    ]) await climber.call(method, path, body);
    const { role, username } = await climber.good('GET', '/api/auth/me');
    assert.deepEqual([role, username], ['viewer', 'climber']);
    assert.equal((await climber.call('GET', '/api/settings/users')).status, 403);
    assert.equal((await climber.call('GET', `/api/repositories/${photos.id}`)).status, 403);
    const { users } = await admin.good('GET', '/api/settings/users').then((answer) => ({ users: answer.users ?? answer }));
    assert.ok(!users.some((user) => user.username === 'made'));
    assert.equal((await server.client().call('GET', '/api/auth/me')).status, 401);
  });
}
