// Repositories are made, taken in, changed and forgotten; keys come out and go back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keys, ok, refused, TIME } from './contract-checks.mjs';
import { PASSPHRASE } from './rig.mjs';

const CREATED = `
  id name path encryption compression execution_target executor_type agent_machine_id agent_machine_name agent_machine_status
  upload_ratelimit_kib
`;

export function repositories({ server, sources, call, get, post, put, del, place, create, listed }) {
  test('repositories are made in every mode of encryption, taken in, and refused', async () => {
    for (const encryption of ['none', 'repokey', 'keyfile', 'repokey-blake2', 'keyfile-blake2']) {
      const made = await ok(create(encryption, { encryption, passphrase: PASSPHRASE }));
      keys(made, 'success message already_existed repository');
      assert.deepEqual([made.success, made.message, made.already_existed], [true, 'backend.success.repo.repositoryCreated', false]);
      keys(made.repository, CREATED, true);
      assert.equal(made.repository.encryption, encryption);
      assert.equal(made.repository.has_keyfile, encryption.startsWith('keyfile'));
      const info = await ok(get(`/api/repositories/${made.repository.id}/info`));
      keys(info, 'success info raw_output');
      assert.equal(info.info.encryption.mode, encryption);
      keys(info.info.cache.stats, 'total_chunks total_csize total_size total_unique_chunks unique_csize unique_size');
    }
    await refused(create('none', { path: place('elsewhere') }), 400, 'repo.repositoryNameExists');
    await refused(create('other name', { path: place('none') }), 400, 'repo.repositoryPathExists');
    await refused(create('odd', { encryption: 'rot13' }), 400, 'repo.invalidEncryptionMode');
    await refused(create('bare', { encryption: 'repokey' }), 400, 'repo.encryptedPassphraseRequired', { mode: 'repokey' });
    const unnamed = await ok(post('/api/repositories/', { path: place('unnamed') }), 422);
    assert.deepEqual([unnamed.detail[0].type, unnamed.detail[0].loc], ['missing', ['body', 'name']]);

    const env = { ...process.env, BORG_PASSPHRASE: PASSPHRASE, BORG_BASE_DIR: join(server.data, '..', 'borg') };
    execFileSync('borg', ['init', '--encryption=repokey', place('foreign')], { env, stdio: 'pipe' });
    const adopted = await ok(create('foreign', { encryption: 'repokey', passphrase: PASSPHRASE }));
    assert.deepEqual([adopted.message, adopted.already_existed], ['backend.success.repo.repositoryAlreadyExists', true]);
    assert.deepEqual(Object.keys(await ok(del(`/api/repositories/${adopted.repository.id}`))).sort(), ['message', 'success']);
    assert.ok(existsSync(join(place('foreign'), 'config')), 'the files stay');
    await refused(get(`/api/repositories/${adopted.repository.id}`), 404, 'repo.repositoryNotFound');

    const taken = (more) => post('/api/repositories/import', { name: 'foreign', path: place('foreign'), ...more });
    await refused(taken({ passphrase: 'wrong' }), 400, 'repo.encryptedPassphraseIncorrect');
    await refused(taken({ path: sources }), 400, 'repo.notValidBorgRepository', { path: sources });
    await refused(taken({ path: place('nowhere') }), 400, 'repo.repositoryDirNotExist');
    const imported = await ok(taken({ passphrase: PASSPHRASE, encryption: 'none' }));
    keys(imported, 'success message repository', true);
    keys(imported.repository, `${CREATED} archive_count`, true);
    assert.equal(imported.repository.encryption, 'repokey');
  });

  test('a change is partial, and comes back to Ansible exactly as it was sent', async () => {
    const one = await listed('none');
    keys(one, `
      id name path encryption compression source_directories source_locations exclude_patterns repository_type execution_target
      executor_type agent_machine_id agent_machine_name agent_machine_status host port username ssh_key_id remote_path last_backup
      last_check last_compact total_size archive_count created_at updated_at pre_backup_script post_backup_script
      pre_backup_script_parameters post_backup_script_parameters hook_timeout pre_hook_timeout post_hook_timeout
      continue_on_hook_failure skip_on_hook_failure mode bypass_lock custom_flags upload_ratelimit_kib has_running_maintenance
      has_schedule schedule_enabled schedule_name schedule_timezone next_run has_keyfile source_ssh_connection_id borg_version
    `, true);
    assert.match(one.created_at, TIME);
    const local = { source_type: 'local', source_ssh_connection_id: null, agent_machine_id: null, paths: [sources] };
    assert.deepEqual(one.source_locations, [local]);
    const path = `/api/repositories/${one.id}`;
    assert.deepEqual(await ok(put(path, { compression: 'zstd,3' })), { success: true, message: 'backend.success.repo.repositoryUpdated' });
    assert.deepEqual({ ...(await listed('none')), updated_at: one.updated_at }, { ...one, compression: 'zstd,3' });
    const ansible = {
      name: 'none', path: one.path, encryption: 'none', compression: 'auto,lz4', source_directories: [sources], exclude_patterns: [],
      pre_backup_script: '', post_backup_script: '', hook_timeout: 300, pre_hook_timeout: 120, post_hook_timeout: 300,
      continue_on_hook_failure: false, mode: 'full', bypass_lock: false, custom_flags: '', source_connection_id: null,
    };
    await ok(put(path, ansible));
    const echoed = await listed('none');
    for (const [field, value] of Object.entries(ansible)) assert.deepEqual(echoed[field], value, field);
    await refused(put(path, { upload_ratelimit_kib: 0 }), 422, 'repo.invalidUploadLimit');
    await refused(put(path, { name: 'repokey' }), 400, 'repo.repositoryNameExists');
    const detail = await ok(get(path));
    keys(detail.repository, `
      id name path encryption compression execution_target executor_type agent_machine_id agent_machine_name agent_machine_status
      last_backup total_size archive_count created_at updated_at has_keyfile source_ssh_connection_id source_directories
      source_locations upload_ratelimit_kib stats
    `, true);
    keys(detail.repository.stats, 'total_size compressed_size deduplicated_size archive_count last_modified encryption');
    keys(await ok(get(`${path}/stats`)), 'success stats');
    const running = await ok(get(`${path}/running-jobs`));
    keys(running, 'has_running_jobs check_job compact_job prune_job restore_check_job wipe_job');
    assert.equal(running.has_running_jobs, false);
  });

  test('a key is exported, and put back', async () => {
    const { id } = await listed('keyfile');
    const key = await get(`/api/repositories/${id}/keyfile`);
    assert.equal(key.status, 200);
    assert.match(key.headers.get('content-type'), /^text\/plain/);
    assert.match(key.headers.get('content-disposition'), /^attachment; filename="keyfile.key"/);
    assert.match(key.bytes.toString(), /^BORG_KEY [0-9a-f]{64}\n/);
    const sent = (content) => {
      const form = new FormData();
      form.append('keyfile', new Blob([content]), 'key');
      return call('POST', `/api/repositories/${id}/keyfile`, { form });
    };
    const stored = await ok(sent(key.bytes));
    keys(stored, 'success message keyfile_name');
    await refused(sent(''), 400, 'repo.keyfileEmpty');
    const plain = await listed('none');
    await refused(get(`/api/repositories/${plain.id}/keyfile`), 404, 'repo.repoHasNoKeyfile');
    await refused(get('/api/repositories/999/keyfile'), 404, 'repo.repositoryNotFound');
  });
}
