import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer } from './server.mjs';

const PASSWORD = 'plain harbour lantern 42';
const PASSPHRASE = 'seven quiet gardens';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/;
const FILES = {
  'letter.txt': 'Dear Ana,\nall is well.\n',
  'Sömmer “2026”.txt': 'ünïcödé\u0000\u00ff',
  '-dash & 100% #1?.txt': 'odd names',
  ' spaces and\ttab ': 'white space',
  "quote's \"two\" \\back.txt": 'quotes',
  'sub/deep/日本.bin': '\u0001\u0002\u0003',
  empty: '',
};
let server;
let token;
let sources;

async function call(method, path, { body, form, as = token, headers = {}, raw = false } = {}) {
  const sent = { ...headers };
  if (as) sent['X-Borg-Authorization'] ??= `Bearer ${as}`;
  if (body !== undefined) sent['Content-Type'] = 'application/json';
  const payload = body === undefined ? form : JSON.stringify(body);
  const answer = await fetch(server.url + path, { method, headers: sent, body: payload, redirect: 'manual' });
  const bytes = raw ? undefined : Buffer.from(await answer.arrayBuffer());
  const isJson = method !== 'HEAD' && answer.headers.get('content-type')?.startsWith('application/json');
  return { status: answer.status, headers: answer.headers, bytes, answer, body: isJson && bytes ? JSON.parse(bytes) : undefined };
}

const get = (path, options) => call('GET', path, options);
const post = (path, body, options) => call('POST', path, { body, ...options });
const put = (path, body, options) => call('PUT', path, { body, ...options });
const del = (path, options) => call('DELETE', path, options);
const query = (values) => new URLSearchParams(values).toString();
const signIn = (username, password) => post('/api/auth/login', undefined, { form: new URLSearchParams({ username, password }), as: null });

async function ok(asked, status = 200) {
  const answer = await asked;
  assert.equal(answer.status, status, answer.bytes?.toString());
  return answer.body;
}

async function refused(asked, status, key, params = {}) {
  const { status: is, body, bytes } = await asked;
  assert.equal(is, status, bytes.toString());
  assert.equal(body.detail.key, `backend.errors.${key}`, bytes.toString());
  for (const [name, value] of Object.entries(params)) assert.equal(body.detail.params[name], value, name);
}

/** Exactly these fields, or, with `more`, at least these. */
function keys(object, names, more = false) {
  const wanted = names.trim().split(/\s+/).sort();
  const found = Object.keys(object).sort();
  assert.deepEqual(more ? wanted.filter((name) => found.includes(name)) : found, wanted);
}

async function until(path, done) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const body = await ok(get(path));
    if (done(body)) return body;
    assert.ok(Date.now() < deadline, `${path} stays ${JSON.stringify(body)}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const ended = (path) => until(path, ({ status }) => !['pending', 'running'].includes(status));
const place = (name) => join(server.data, 'repositories', name);
const CREATED = 'id name path encryption compression execution_target executor_type agent_machine_id agent_machine_name agent_machine_status upload_ratelimit_kib';
const create = (name, more = {}) =>
  post('/api/repositories/', { name, path: place(name), encryption: 'none', source_directories: [sources], ...more });
const listed = async (name) => (await ok(get('/api/repositories/'))).repositories.find((one) => one.name === name);

async function backUp(path) {
  const started = await ok(post('/api/backup/start', { repository: path }));
  keys(started, 'job_id status message');
  assert.deepEqual([started.status, started.message], ['pending', 'Backup job started']);
  return ended(`/api/backup/status/${started.job_id}`);
}

before(async () => {
  server = await startServer({ INITIAL_ADMIN_PASSWORD: PASSWORD });
  sources = join(server.files, 'sources');
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(sources, name, '..'), { recursive: true });
    writeFileSync(join(sources, name), Buffer.from(text, name.endsWith('.bin') ? 'latin1' : 'utf8'));
  }
  const answer = await ok(signIn('admin', PASSWORD));
  keys(answer, 'access_token token_type expires_in must_change_password totp_required login_challenge_token');
  assert.deepEqual([answer.token_type, answer.totp_required, answer.login_challenge_token], ['bearer', false, null]);
  token = answer.access_token;
});

after(() => server?.stop());

test('the console answers its own places, and unknown paths of the API answer JSON', async () => {
  for (const path of ['/', '/health', '/api', '/repositories', '/dashboard', '/settings', '/ssh-keys']) {
    const { status, bytes } = await get(path, { as: null });
    assert.equal(status, 200, path);
    assert.match(bytes.toString(), /<!doctype html>/i, path);
  }
  assert.equal((await get('/assets/missing.js', { as: null })).status, 404);
  assert.deepEqual(await ok(get('/api/nothing'), 404), { detail: 'Not Found' });
  assert.deepEqual(await ok(get('/api/repositories/1/nothing'), 404), { detail: 'Not Found' });
  assert.deepEqual(await ok(get('/api/repositories/no-number'), 404), { detail: 'Not Found' });
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    assert.deepEqual(await ok(call(method, '/api/nothing'), 405), { detail: 'Method Not Allowed' });
  }
  assert.deepEqual(await ok(call('PATCH', '/api/repositories/'), 405), { detail: 'Method Not Allowed' });
  for (const path of ['/', '/api', '/api/docs', '/openapi.json', '/api/system/info', '/api/repositories']) {
    const head = await call('HEAD', path);
    assert.equal(head.status, 200, path);
    assert.equal(head.bytes.length, 0, path);
  }
  assert.equal((await call('HEAD', '/api/nothing')).status, 404);
  for (const path of ['repositories', 'auth/me', 'backup/jobs', 'settings/users', 'system/info']) {
    const [plain, slashed] = [await get(`/api/${path}`), await get(`/api/${path}/`)];
    assert.deepEqual([plain.status, slashed.status], [200, 200], path);
    assert.deepEqual(plain.body, slashed.body, path);
  }
});

test('signing in, and who one is', async () => {
  const missing = await ok(post('/api/auth/login', { username: 'admin', password: PASSWORD }, { as: null }), 422);
  assert.deepEqual(
    missing.detail.map(({ type, loc }) => [type, loc]),
    [['missing', ['body', 'username']], ['missing', ['body', 'password']]],
  );
  await refused(signIn('admin', 'wrong'), 401, 'auth.incorrectCredentials');
  await refused(signIn('nobody', 'wrong'), 401, 'auth.incorrectCredentials');
  const nobody = await get('/api/auth/me', { as: null });
  assert.equal(nobody.status, 401);
  assert.deepEqual(nobody.body, { detail: 'Could not validate credentials' });
  assert.equal(nobody.headers.get('www-authenticate'), 'Bearer');
  const me = await ok(get('/api/auth/me'));
  keys(me, 'id username full_name deployment_type enterprise_name email is_active auth_source oidc_subject role all_repositories_role must_change_password totp_enabled passkey_count last_login created_at global_permissions');
  assert.match(me.created_at, TIME);
  assert.match(me.last_login, TIME);
  const authorization = { Authorization: `Bearer ${token}` };
  assert.deepEqual(await ok(get('/api/auth/me', { as: null, headers: authorization })), me);
  assert.equal((await get('/api/auth/me', { as: 'nonsense', headers: authorization })).status, 401, 'the own header wins');
  const config = await ok(get('/api/auth/config', { as: null }));
  keys(config, 'proxy_auth_enabled insecure_no_auth_enabled authentication_required oidc_enabled oidc_provider_name oidc_disable_local_auth oidc_link_supported oidc_unlink_supported oidc_account_linking_supported proxy_auth_header proxy_auth_role_header proxy_auth_all_repositories_role_header proxy_auth_email_header proxy_auth_full_name_header proxy_auth_health');
  assert.deepEqual(config.proxy_auth_health, { enabled: false, warnings: [] });
  keys(await ok(get('/api/auth/authorization-model', { as: null })), 'global_roles repository_roles global_permission_rules repository_action_rules assignable_repository_roles_by_global_role');
});

test('users, their passwords, and their roles on repositories', async () => {
  const { repository } = await ok(create('shared'));
  const first = 'a quiet first word 1';
  const made = await ok(post('/api/settings/users', { username: 'vera', password: first, role: 'viewer' }));
  keys(made, 'success message user');
  keys(made.user, 'id username full_name email is_active role all_repositories_role', true);
  await ok(post('/api/settings/users', { username: 'otto', password: first, role: 'operator' }));
  await refused(post('/api/settings/users', { username: 'vera', password: first }), 400, 'settings.usernameAlreadyExists');
  const { users } = await ok(get('/api/settings/users'));
  keys(users[0], 'id username full_name email is_active role all_repositories_role auth_source oidc_subject created_at last_login', true);
  const base = `/api/settings/users/${made.user.id}`;
  keys(await ok(put(base, { full_name: 'Vera Stein' })), 'success message');
  keys(await ok(post(`${base}/reset-password`, { new_password: 'another quiet word 2' })), 'success message');
  await ok(put(`${base}/permissions/scope`, { all_repositories_role: null }));
  const asked = { repository_id: repository.id, role: 'viewer' };
  await refused(post(`${base}/permissions`, { ...asked, role: 'owner' }), 422, 'permissions.invalidRole', { roles: 'operator, viewer' });
  await refused(post(`${base}/permissions`, { ...asked, repository_id: 999 }), 404, 'repo.repositoryNotFound');
  const grant = await ok(post(`${base}/permissions`, asked), 201);
  keys(grant, 'id user_id repository_id repository_name role created_at');
  assert.match(grant.created_at, TIME);
  await refused(post(`${base}/permissions`, asked), 409, 'permissions.alreadyExists');
  assert.equal((await ok(put(`${base}/permissions/${repository.id}`, { role: 'operator' }))).role, 'operator');
  assert.equal((await ok(get(`${base}/permissions`))).length, 1);
  assert.equal((await del(`${base}/permissions/${repository.id}`)).status, 204);
  await refused(del(`${base}/permissions/${repository.id}`), 404, 'permissions.notFound');
  assert.deepEqual(await ok(put(`${base}/permissions/scope`, { all_repositories_role: 'viewer' })), { all_repositories_role: 'viewer' });
  assert.deepEqual(await ok(get(`${base}/permissions/scope`)), { all_repositories_role: 'viewer' });
  await refused(get('/api/settings/users/999/permissions'), 404, 'settings.userNotFound');
  keys(await ok(get('/api/settings/profile')), 'success profile');
  assert.deepEqual(await ok(get('/api/settings/permissions/me')), []);
  await refused(del(`/api/settings/users/${(await ok(get('/api/auth/me'))).id}`), 400, 'settings.cannotDeleteOwnAccount');

  const vera = (await ok(signIn('vera', 'another quiet word 2'))).access_token;
  await refused(post('/api/auth/change-password', { current_password: 'no', new_password: first }, { as: vera }), 400, 'auth.currentPasswordIncorrect');
  const changed = { current_password: 'another quiet word 2', new_password: 'the third quiet word 3' };
  assert.deepEqual(await ok(post('/api/auth/change-password', changed, { as: vera })), { message: 'backend.success.auth.passwordChanged' });
  const again = (await ok(signIn('vera', 'the third quiet word 3'))).access_token;
  assert.equal((await get('/api/settings/users', { as: again })).status, 403);
  assert.deepEqual(await ok(post('/api/auth/logout', undefined, { as: again })), { message: 'backend.success.auth.loggedOut', logout_url: null });
  assert.equal((await get('/api/auth/me', { as: again })).status, 401);
  keys(await ok(del(base)), 'success message');
});

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

  execFileSync('borg', ['init', '--encryption=repokey', place('foreign')], { env: { ...process.env, BORG_PASSPHRASE: PASSPHRASE, BORG_BASE_DIR: join(server.data, '..', 'borg') } });
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
  keys(one, 'id name path encryption compression source_directories source_locations exclude_patterns repository_type execution_target executor_type agent_machine_id agent_machine_name agent_machine_status host port username ssh_key_id remote_path last_backup last_check last_compact total_size archive_count created_at updated_at pre_backup_script post_backup_script pre_backup_script_parameters post_backup_script_parameters hook_timeout pre_hook_timeout post_hook_timeout continue_on_hook_failure skip_on_hook_failure mode bypass_lock custom_flags upload_ratelimit_kib has_running_maintenance has_schedule schedule_enabled schedule_name schedule_timezone next_run has_keyfile source_ssh_connection_id borg_version', true);
  assert.match(one.created_at, TIME);
  assert.deepEqual(one.source_locations, [{ source_type: 'local', source_ssh_connection_id: null, agent_machine_id: null, paths: [sources] }]);
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
  keys(detail.repository, 'id name path encryption compression execution_target executor_type agent_machine_id agent_machine_name agent_machine_status last_backup total_size archive_count created_at updated_at has_keyfile source_ssh_connection_id source_directories source_locations upload_ratelimit_kib stats', true);
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

const STATUS = 'id repository status started_at completed_at progress error_message logs maintenance_status backup_plan_id backup_plan_run_id backup_plan_name execution_mode triggered_by retry_attempt retry_original_job_id retry_source_job_id retry_requested_by_user_id retry_requested_at progress_details route_strategy';
let archive;

test('a backup is started, watched, and its log read', async () => {
  const one = await listed('repokey');
  const job = await backUp(one.path);
  assert.equal(job.status, 'completed', job.error_message);
  keys(job, STATUS, true);
  keys(job.progress_details, 'current_file progress_percent backup_speed total_expected_size estimated_time_remaining nfiles original_size compressed_size deduplicated_size');
  assert.deepEqual([job.repository, job.progress, job.error_message, job.triggered_by, job.execution_mode], [one.path, 100, null, 'manual', 'local']);
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
  keys(jobs[0], 'id repository status started_at completed_at progress error_message has_logs maintenance_status scheduled_job_id backup_plan_id backup_plan_run_id backup_plan_name triggered_by archive_name execution_mode route_strategy retry_attempt retry_original_job_id retry_source_job_id retry_requested_by_user_id retry_requested_at progress_details', true);
  assert.equal((await ok(get('/api/backup/jobs?limit=1'))).jobs.length, 1);
  assert.equal((await ok(get('/api/backup/jobs?scheduled_only=true'))).jobs.length, 0);
  assert.equal((await ok(get('/api/backup/jobs?manual_only=true'))).jobs.length, jobs.length);
  const ofOne = (await ok(get(`/api/backup/jobs?${query({ repository: one.path })}`))).jobs;
  assert.deepEqual(ofOne.map(({ id }) => id), [job.id]);
  archive = ofOne[0].archive_name;
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

test('archives are listed, described, browsed and downloaded byte for byte', async () => {
  const one = await listed('repokey');
  const parts = { repository: one.id };
  const answer = await ok(get(`/api/archives/list?${query({ repository: one.path })}`));
  keys(answer, 'archives');
  assert.equal(typeof answer.archives, 'string');
  const known = JSON.parse(answer.archives);
  assert.deepEqual(known.archives.map(({ name }) => name), [archive]);
  assert.deepEqual((await ok(get(`/api/archives/list?${query(parts)}`))), answer);
  const { archives, repository } = await ok(get(`/api/repositories/${one.id}/archives`));
  keys(archives[0], 'archive barchive id name start time triggered_by backup_job_id backup_plan_id backup_plan_run_id scheduled_job_id', true);
  assert.deepEqual(repository, { id: one.id, name: one.name, path: one.path });
  await refused(get('/api/repositories/999/archives'), 404, 'repo.repositoryNotFound');
  await refused(get('/api/archives/list?repository=999'), 404, 'restore.repositoryNotFound');
  await refused(get('/api/archives/list?repository=/nowhere'), 404, 'restore.repositoryNotFound');

  const url = `/api/archives/${encodeURIComponent(archive)}`;
  const { info } = await ok(get(`${url}/info?${query(parts)}`));
  keys(info, 'name id start end duration stats command_line hostname username chunker_params limits comment repository encryption cache files file_count', true);
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

test('a restore is previewed, run and found in the lists', async () => {
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

test('folders of the server are shown, made and judged', async () => {
  const page = await ok(get(`/api/filesystem/browse?${query({ path: server.files })}`));
  keys(page, 'current_path items parent_path is_inside_local_mount');
  keys(page.items[0], 'name path is_directory size modified is_borg_repo is_local_mount permissions');
  assert.match(page.items[0].modified, TIME);
  await refused(get(`/api/filesystem/browse?${query({ path: `${server.files}/none` })}`), 404, 'filesystem.pathNotFound', { path: `${server.files}/none` });
  await refused(get(`/api/filesystem/browse?${query({ path: `${sources}/letter.txt` })}`), 400, 'filesystem.pathNotDirectory');
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

test('activity, dashboard and system say what there is', async () => {
  const recent = await ok(get('/api/activity/recent'));
  keys(recent[0], 'activity_key id type status started_at completed_at error_message repository log_file_path triggered_by schedule_id schedule_name backup_plan_id backup_plan_run_id backup_plan_name skip_reason archive_name package_name has_logs repository_path');
  const [{ id }] = await ok(get('/api/activity/recent?job_type=restore&status=completed&limit=1'));
  const logs = await ok(get(`/api/activity/restore/${id}/logs`));
  keys(logs, 'lines total_lines has_more', true);
  const saved = await get(`/api/activity/restore/${id}/logs/download`);
  assert.match(saved.headers.get('content-disposition'), new RegExp(`^attachment; filename="restore_job_${id}_logs.txt"`));
  await refused(get('/api/activity/teapot/1/logs'), 400, 'activity.invalidJobType', { jobType: 'teapot' });
  await refused(get('/api/activity/backup/99999/logs'), 404, 'activity.jobNotFound');
  const status = await ok(get('/api/dashboard/status'));
  keys(status, 'system_metrics scheduled_jobs recent_jobs alerts last_updated');
  keys(status.system_metrics, 'cpu_usage cpu_count memory_usage memory_total memory_available disk_usage disk_total disk_free uptime');
  keys(status.recent_jobs[0], 'id repository status started_at completed_at progress error_message triggered_by schedule_id has_logs', true);
  assert.match(status.last_updated, TIME);
  const overview = await ok(get('/api/dashboard/overview'));
  keys(overview, 'summary storage repository_health backup_trends upcoming_tasks activity_feed system_metrics last_updated');
  keys(overview.storage, 'total_size total_size_bytes total_archives average_dedup_ratio breakdown');
  keys(overview.repository_health[0], 'id name path type mode last_backup last_check last_compact last_restore_check archive_count total_size size_bytes health_status health_color warnings restore_check_configured latest_restore_check_status latest_restore_check_error dedup_ratio has_schedule schedule_enabled schedule_name next_run backup_plan_count backup_plan_scheduled_count backup_plan_names dimension_health', true);
  keys(await ok(get('/api/dashboard/metrics')), 'cpu_usage memory_usage disk_usage network_io load_average');
  const info = await ok(get('/api/system/info', { as: null }));
  keys(info, 'app_version borg_version borg2_version plan features feature_access entitlement', true);
  assert.equal(Object.values(info.feature_access).filter((allowed) => allowed === true).length, 13);
});

/** Reads events until `done` says so; answers them, and the reader. */
async function follow(headers = {}, as = token) {
  const { answer } = await get('/api/events/stream', { raw: true, as, headers });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
  assert.equal(answer.headers.get('x-accel-buffering'), 'no');
  const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const events = [];
  let rest = '';
  const parse = (block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2)));
  return {
    events,
    close: () => text.cancel(),
    async read(done) {
      while (!events.some(done)) {
        const { value, done: over } = await text.read();
        if (over) return false;
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop();
        for (const { event, id, data } of blocks.map(parse)) if (event) events.push({ event, id: Number(id), data: JSON.parse(data) });
      }
      return true;
    },
  };
}

test('events arrive in order, are replayed, and end with the session', { timeout: 40_000 }, async () => {
  const one = await listed('none');
  const stream = await follow();
  await stream.read(({ event }) => event === 'connection_established');
  assert.deepEqual(stream.events.map(({ event, data }) => [event, data]), [['connection_established', { complete: true }]]);
  const job = await backUp(one.path);
  const over = ({ event, data }) => event === 'job' && data.id === job.id && data.state === 'succeeded';
  await stream.read(over);
  await stream.close();
  const numbers = stream.events.map(({ id }) => id);
  assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => a - b), 'the numbers rise');
  const states = stream.events.filter(({ event, data }) => event === 'job' && data.id === job.id).map(({ data }) => data.state);
  assert.deepEqual([...new Set(states)], ['queued', 'running', 'succeeded']);

  const again = await follow({ 'Last-Event-ID': String(numbers[0]) });
  await again.read(over);
  await again.close();
  const lasting = (events) => events.filter(({ event }) => event === 'job').map(({ id, data }) => [id, data.state]);
  assert.deepEqual(lasting(again.events), lasting(stream.events), 'nothing that lasts is missed');

  const other = (await ok(signIn('admin', PASSWORD))).access_token;
  const leaving = await follow({}, other);
  await leaving.read(({ event }) => event === 'connection_established');
  const begun = Date.now();
  await ok(post('/api/auth/logout', undefined, { as: other }));
  await leaving.read(() => false);
  assert.ok(Date.now() - begun < 20_000, `the stream ended after ${Date.now() - begun} ms`);
  assert.equal((await get('/api/events/stream', { as: null })).status, 401);
});

test('an archive is deleted, and a record forgotten', async () => {
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
