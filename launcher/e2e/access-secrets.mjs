// Where no secret may be: command lines, answers, the log, and the files of the data directory. Comes last: it searches all answers.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Requests, routesOf } from './access-requests.mjs';
import { FIRST, HOOK, OWN, SECRET_KEY, WRONG } from './access-world.mjs';
import { commandLines, environmentOf, PASSPHRASE, PASSWORD, Raw, until } from './rig.mjs';

const CANARIES = { SECRET_KEY, PASSPHRASE, PASSWORD, FIRST, OWN, WRONG, HOOK };
/** Where the contract gives an admin the address of a notification back, as it was typed. */
const OWN_ADDRESS = /^admin \w+ \/api\/notifications(\/\d+)?$/;
const UNKNOWN = '987654';
/** Secrets where no text is expected, and bodies that cannot be read to their end. */
const WRONG_BODIES = [
  { passphrase: [PASSPHRASE], password: { of: FIRST }, current_password: [OWN], new_password: { is: [OWN] }, service_url: [HOOK], keyfile_content: { key: PASSPHRASE } },
  { passphrase: { [PASSPHRASE]: 1 }, password: [[PASSWORD]], service_url: { to: HOOK } },
  [PASSPHRASE, HOOK],
  PASSPHRASE,
].map((body) => JSON.stringify(body)).concat(`{"passphrase": "${PASSPHRASE}", "password": "${OWN}`, `{"passphrase": ${PASSPHRASE}}`, `{"service_url": "${HOOK}"]`);
const found = (text) => Object.entries(CANARIES).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));

export function secrets(world) {
  const { server, place, admin, photos, backup, people, answers, call, plan, schedule, run } = world;
  const shown = () =>
    answers.flatMap(({ from, text }) => {
      const names = found(text).filter((name) => !(name === 'HOOK' && OWN_ADDRESS.test(from)));
      return names.length > 0 ? [`${from}: ${names}`] : [];
    });
  const tokens = () => Object.values(people).flatMap(({ token }) => token ?? []);

  test('are on no command line while borg works', async () => {
    mkdirSync(join(place.files, 'large'));
    for (let i = 0; i < 6; i++) writeFileSync(join(place.files, 'large', `${i}.raw`), randomBytes(6_000_000));
    const job = await admin.backUp(photos, { source_directories: [join(place.files, 'large')], compression: 'lzma,9' });
    const creating = () => place.borgs().filter(({ words }) => words.includes('create')); // what it asks before is soon over
    await until('borg is at work', () => creating().length > 0);
    let atWork = 0;
    for (let sample = 0; sample < 20; sample++) {
      atWork += creating().length;
      const lines = commandLines().map(({ words }) => words.join(' '));
      assert.deepEqual(lines.filter((line) => found(line).length > 0), []);
      await admin.job(job);
    }
    assert.ok(atWork > 0, 'borg was among them');
    const environments = creating().map(({ pid }) => environmentOf(pid)).filter(Boolean);
    assert.ok(environments.length > 0, 'borg is still at work');
    for (const environment of environments) assert.ok(!environment.includes(SECRET_KEY), 'borg is told the passphrase alone');
    await admin.good('POST', `/api/jobs/${job}/cancel`);
    await admin.ended(job);
  });

  test('are in no answer to an admin who reads everything', async () => {
    const requests = new Requests(world);
    const routes = (await routesOf(admin)).filter((route) => route.startsWith('GET'));
    for (const route of routes) {
      const { path } = requests.of(route, { repository: photos.id, job: backup, user: world.users.viewer.id, plan: plan.id, schedule: schedule.id, run: run.id });
      await call('admin', 'GET', path);
    }
    for (const path of ['/metrics', '/api/metrics', '/healthz', '/api/openapi.json', '/']) await call('admin', 'GET', path);
    assert.ok(routes.length > 30, `${routes.length} routes`);
    assert.deepEqual(shown(), []);
  });

  test('are in no refusal of what has the wrong type or cannot be read', async () => {
    const { paths } = await admin.good('GET', '/api/openapi.json');
    const known = new Set(await routesOf(admin));
    let refused = 0;
    for (const [template, methods] of Object.entries(paths)) {
      for (const [method, { requestBody }] of Object.entries(methods)) {
        const route = `${method.toUpperCase()} ${template}`;
        if (!requestBody?.content?.['application/json'] || !known.has(route)) continue;
        for (const body of WRONG_BODIES) {
          const path = template.replace(/\{\w+\}/g, UNKNOWN);
          const { status } = await call('admin', method.toUpperCase(), path, new Raw(body));
          if (status >= 400) refused++;
        }
      }
    }
    assert.ok(refused > 100, `${refused} refusals`);
    assert.deepEqual(shown(), []);
  });

  test('are in no answer', async () => {
    await call('anonymous', 'POST', '/api/auth/login', { username: 'admin', password: WRONG });
    await call('anonymous', 'POST', '/api/auth/login', new URLSearchParams({ username: WRONG, password: WRONG }));
    const paths = ['repositories', `repositories/${photos.id}`, `repositories/${photos.id}/info`, 'settings/users', 'jobs?limit=200'];
    for (const path of [...paths, 'activity/recent', `jobs/${backup}/logs`]) {
      await call('admin', 'GET', `/api/${path}`);
    }
    assert.ok(answers.length > 300, `${answers.length} answers`);
    assert.deepEqual(shown(), []);
  });

  test('are not in the log', () => {
    assert.deepEqual(found(server.log()), []);
    assert.deepEqual(tokens().filter((token) => server.log().includes(token)), []);
  });

  test('are in no file of the data directory, and others cannot look into it', () => {
    const shown = [];
    for (const entry of readdirSync(place.data, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      const text = readFileSync(file, 'latin1');
      const wide = Buffer.from(text, 'latin1').toString('utf16le');
      const names = [...found(text), ...found(wide), ...tokens().filter((token) => text.includes(token))];
      if (names.length > 0) shown.push(`${file}: ${names}`);
    }
    assert.deepEqual(shown, []);
    assert.equal(statSync(place.data).mode & 0o077, 0);
  });
}
