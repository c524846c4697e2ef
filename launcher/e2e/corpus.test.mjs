// Every field of every call with everything that hurts: never a crash, never a stack trace, always a sentence, nothing outside.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BODIES, NUMBERS, ODD, TEXTS } from './corpus.mjs';
import { Place, until } from './rig.mjs';

const JSON_TYPE = 'application/json';
const AT_ONCE = 6;
const LONGEST = 30_000;
/** Where the contract has a server error for what a client got wrong (an archive that is not there). */
const FAILURE_BY_CONTRACT = /^\/archives\/(list|download|\{archive_id\})|^\/browse\//;
const PLAN_FIELDS = ['name', 'description', 'enabled', 'source_type', 'source_directories', 'exclude_patterns', 'archive_name_template', 'compression', 'custom_flags', 'check_extra_flags', 'upload_ratelimit_kib', 'repository_run_mode', 'max_parallel_repositories', 'failure_behavior', 'schedule_enabled', 'schedule_mode', 'cron_expression', 'timezone', 'availability_check_interval_minutes', 'min_success_interval_minutes', 'spread_minutes', 'script_hooks', 'run_prune_after', 'check_max_duration', 'prune_keep_daily', 'prune_keep_within', 'repositories', 'promise'];
const NOTIFICATION_FIELDS = ['name', 'service_url', 'enabled', 'title_prefix', 'include_job_name_in_title', 'notify_on_backup_start', 'monitor_all_repositories', 'repository_ids'];
const SETTINGS_FIELDS = ['max_concurrent_backups', 'max_concurrent_scheduled_checks', 'log_retention_days', 'log_save_policy', 'log_max_total_size_mb', 'log_cleanup_on_startup', 'auto_cleanup', 'cleanup_retention_days', 'history_max_jobs', 'dashboard_backup_warning_days', 'show_restore_tab', 'info_timeout', 'webhook_url', 'mqtt_password', 'oidc_enabled', 'timeout_sources'];
const SCHEDULE_FIELDS = ['name', 'cron_expression', 'schedule_mode', 'timezone', 'repository', 'repository_id', 'repository_ids', 'enabled', 'description', 'archive_name_template', 'pre_backup_script_id', 'prune_keep_daily', 'prune_keep_within'];
const NEVER_CALLED = /logout|auth\/(refresh|sessions)|events\/stream/; // they end the session, the last one never ends

describe('whatever is put into a field', { concurrency: false }, () => {
  const place = new Place();
  let server;
  let admin;
  let api;
  let known;
  const wrong = [];
  let calls = 0;

  const operations = () =>
    Object.entries(api.paths).flatMap(([route, methods]) => {
      const path = route.replace(/^\/api/, '');
      return Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({ method: method.toUpperCase(), path, parameters, content: requestBody?.content ?? {} }));
    }).filter(({ path }) => !NEVER_CALLED.test(path));

  const valid = (name) => known[name] ?? (/limit|offset/.test(name) ? '5' : 'x');
  const address = (path, values = {}) => '/api' + path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? encodeURIComponent(valid(name)));

  /** One call; what is wrong with its answer is noted, with what was sent. */
  async function judged({ method, path }, url, body, type = JSON_TYPE) {
    calls++;
    const begun = Date.now();
    const sent = `${method} ${url.slice(0, 200)} ${String(body ?? '').slice(0, 200)}`;
    const call = () => fetch(server.url + url, {
      method,
      signal: AbortSignal.timeout(LONGEST),
      redirect: 'manual',
      headers: { authorization: `Bearer ${admin.token}`, ...(body !== undefined && { 'content-type': type }) },
      body,
    }).catch((error) => error);
    let answer = await call();
    // After some refusals the server closes the connection, and a call may just have begun on it: such are made again (RFC 9112, 9.3.1).
    if (answer.cause?.code === 'UND_ERR_SOCKET' && method !== 'POST') answer = await call();
    if (answer instanceof Error) return wrong.push(`${answer.cause ?? answer}: ${sent}`);
    const text = await answer.text();
    const note = (what) => wrong.push(`${what}: ${sent} -> ${answer.status} ${text.slice(0, 300)}`);
    if (answer.status === 401 && !/auth|password/.test(path)) note('signed out');
    if (answer.status >= 500 && !(answer.status === 500 && FAILURE_BY_CONTRACT.test(path))) note('server error');
    if (answer.status >= 400 && !JSON.parse(text).detail) note('no detail');
    if (/Exception|\bat (java|org)\.|\.java:\d|root:x:0|NullPointer/.test(text)) note('shows its inside');
    if (answer.status >= 400 && /"message":"[^"]*\bnull\b/.test(text) && !/null/.test(decodeURIComponent(url.replace(/%(?![0-9a-f]{2})/gi, '')) + body)) note('says null');
    if (Date.now() - begun > LONGEST) note('slow');
  }

  async function all(tasks) {
    const waiting = [...tasks];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let task = waiting.shift(); task; task = waiting.shift()) await task();
    }));
    assert.deepEqual(wrong.splice(0), []);
  }

  before(async () => {
    mkdirSync(join(place.files, 'photos'));
    writeFileSync(join(place.files, 'photos', 'a.txt'), 'all is well');
    server = await place.start();
    admin = await server.signIn();
    const repository = await admin.makeRepository('photos', place.repository('photos'), { source_directories: [join(place.files, 'photos')] });
    assert.equal((await admin.ended(await admin.backUp(repository))).state, 'succeeded');
    const [{ name }] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
    const { user } = await admin.good('POST', '/api/settings/users', { username: 'victim', password: 'someone of quiet gardens', role: 'viewer' });
    api = await admin.good('GET', '/api/openapi.json');
    const id = String(repository.id);
    const plan = await admin.good('POST', '/api/backup-plans', { name: 'plan', source_directories: [join(place.files, 'photos')], repositories: [{ repository_id: repository.id }] });
    const { job: schedule } = await admin.good('POST', '/api/schedule', { name: 'old', cron_expression: '0 3 1 1 *', repository_id: repository.id });
    const { id: setting } = await admin.good('POST', '/api/notifications', { name: 'ops', service_url: 'jsons://host.example' });
    known = { setting_id: String(setting), plan_id: String(plan.id), schedule_id: String(schedule.id), run_id: '1', operation: 'check', repository: id, repository_id: id, repo_id: id, archive: name, archive_id: name, archive_name: name, name, user_id: String(user.id), job_id: '1', id: '1', path: '', file_path: 'x', job_type: 'backup' };
  });

  after(() => place.remove());

  test('of a path or a query, it is refused with a sentence or means nothing', async () => {
    const tasks = operations().flatMap((operation) =>
      operation.parameters.filter((parameter) => parameter.in !== 'header').flatMap((parameter) => {
        const number = parameter.schema.type === 'integer';
        const values = number ? NUMBERS : TEXTS.map((text) => encodeURIComponent(text.toWellFormed()));
        // an identity that exists must not be deleted, and an empty segment is another route
        const safe = values.filter((value) => parameter.in === 'query' || (value !== '' && !/^(\.|%2e)+$/i.test(value)));
        return safe.map((value) => () => {
          const url = parameter.in === 'path'
            ? address(operation.path, { [parameter.name]: value })
            : `${address(operation.path, operation.method === 'DELETE' ? { archive_id: 'none', repo_id: '0', user_id: '0', plan_id: '0', schedule_id: '0' } : {})}?${new URLSearchParams(Object.fromEntries(operation.parameters.filter((other) => other.in === 'query' && other !== parameter && other.required).map((other) => [other.name, valid(other.name)])))}&${parameter.name}=${value}`;
          return judged(operation, url, Object.keys(operation.content).includes(JSON_TYPE) ? '{}' : undefined);
        });
      }),
    );
    await all(tasks);
  });

  test('of a body, it is refused with a sentence or does what it says', async () => {
    const fields = {
      '/repositories': ['name', 'path', 'encryption', 'passphrase', 'compression', 'source_directories', 'exclude_patterns', 'mode', 'custom_flags', 'bypass_lock'],
      '/repositories/import': ['name', 'path', 'passphrase', 'keyfile_content', 'source_directories'],
      '/repositories/{repo_id}': ['name', 'path', 'passphrase', 'compression', 'source_directories', 'exclude_patterns', 'custom_flags'],
      '/settings/users/{user_id}/permissions/scope': ['all_repositories_role'],
      '/settings/tokens': ['name', 'scopes', 'expires_in_days'],
      '/notifications': NOTIFICATION_FIELDS,
      '/notifications/{setting_id}': NOTIFICATION_FIELDS,
      '/notifications/test': ['service_url'],
      '/settings/system': SETTINGS_FIELDS,
      '/backup-plans': PLAN_FIELDS,
      '/backup-plans/{plan_id}': PLAN_FIELDS,
      '/backup-plans/from-repository/{repo_id}': ['name', 'copy_schedule', 'disable_repository_schedule', 'move_source_settings'],
      '/schedule': SCHEDULE_FIELDS,
      '/schedule/{schedule_id}': SCHEDULE_FIELDS,
      '/schedule/validate-cron': ['minute', 'hour', 'day_of_month', 'month', 'day_of_week', 'timezone', 'cron_expression'],
      '/repositories/{repo_id}/check': ['max_duration', 'check_extra_flags'],
      '/repositories/{repo_id}/prune': ['keep_daily', 'keep_yearly', 'keep_within', 'fingerprint', 'dry_run'],
      '/repositories/{repo_id}/break-lock': ['confirmation_phrase'],
      '/repositories/{repo_id}/restore-check': ['archive', 'mode', 'paths', 'full_archive'],
      '/repositories/{repo_id}/check-schedule': ['cron_expression', 'timezone', 'schedule_enabled', 'enabled', 'catch_up', 'max_duration', 'check_extra_flags', 'notify_on_success', 'notify_on_failure'],
      '/repositories/{repo_id}/restore-check-schedule': ['cron_expression', 'timezone', 'schedule_enabled', 'catch_up', 'mode', 'paths', 'full_archive', 'notify_on_success'],
      '/repositories/{repo_id}/wipe-preview': ['run_compact'],
      '/repositories/{repo_id}/wipe': ['preview_id', 'preview_fingerprint', 'confirmation_phrase', 'understood', 'run_compact'],
    };
    // a base that is refused at its end, so that no call leaves a thousand repositories behind
    const taken = { name: 'photos', path: place.repository('photos'), encryption: 'none', username: 'victim', password: 'x', current_password: 'wrong', new_password: 'x', repository: known.repository, repository_id: Number(known.repository), archive: known.archive, paths: [], destination: '/nowhere', parent: '/nowhere', folder_name: 'x', move_source_settings: false };
    const tasks = operations().filter(({ content }) => content[JSON_TYPE]).flatMap((operation) => {
      const { schema } = operation.content[JSON_TYPE];
      const declared = schema.$ref ? Object.keys(api.components.schemas[schema.$ref.split('/').at(-1)].properties) : fields[operation.path];
      assert.ok(declared, `${operation.path} has fields`);
      const base = Object.fromEntries(declared.filter((name) => name in taken).map((name) => [name, taken[name]]));
      return declared.flatMap((name) =>
        [...TEXTS.map((text) => JSON.stringify(text)), ...ODD].map((value) => () => {
          const others = JSON.stringify({ ...base, [name]: undefined }).slice(1);
          return judged(operation, address(operation.path), `{${JSON.stringify(name)}:${value}${others === '}' ? '}' : ',' + others}`);
        }),
      );
    });
    await all(tasks);
  });

  test('instead of a body, it is refused', async () => {
    await all(operations().filter(({ content }) => Object.keys(content).length).flatMap((operation) =>
      Object.keys(operation.content).flatMap((type) => BODIES.map((body) => () => judged(operation, address(operation.path, { user_id: '0', repo_id: '0' }), body, type)))));
  });

  test('as a body too large for anything, it is refused before it is read', async () => {
    const answer = await fetch(`${server.url}/api/settings/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': JSON_TYPE },
      body: `{"username":"${'x'.repeat(20 << 20)}"}`,
    }).catch((broken) => broken);
    assert.ok(answer.status === 413 || answer instanceof TypeError, String(answer.status));
  });

  test('the jobs that came of it end with a sentence, and the server is well', async () => {
    const open = async () => (await admin.good('GET', '/api/jobs?open=true')).jobs;
    await until('all jobs have ended', async () => (await open()).length === 0, 120_000);
    for (const job of (await admin.good('GET', '/api/jobs?limit=1000')).jobs) {
      assert.ok(job.state === 'succeeded' || job.message || job.failure?.message, JSON.stringify(job));
    }
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    assert.equal((await admin.good('GET', `/api/repositories/${known.repository}`)).repository.name.length > 0, true);
    assert.doesNotMatch(server.log(), /\bERROR\b|\n\tat |\n {2}\| \tat /, 'nothing was unforeseen');
    assert.ok(calls > 2000, `${calls} calls`);
  });

  test('nothing lies outside the roots and the data directory, and the main job still runs', async () => {
    assert.deepEqual(readdirSync(place.home).filter((name) => !['files', 'data', 'borg'].includes(name)), []);
    assert.ok(!existsSync('/nowhere'));
    assert.equal(readFileSync(join(place.files, 'photos', 'a.txt'), 'utf8'), 'all is well');
    const fresh = await admin.makeRepository('fresh', place.repository('fresh'), { source_directories: [join(place.files, 'photos')] });
    assert.equal((await admin.ended(await admin.backUp(fresh))).state, 'succeeded');
  });
});
