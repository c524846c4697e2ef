import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { commandLines, Form, PASSPHRASE, PASSWORD, Place, until } from './rig.mjs';

const SECRET_KEY = 'the canary of all secret keys 4711';
const FIRST = 'a first word for somebody 51';
const OWN = 'own words of somebody else 52';
const WRONG = 'canary of a mistyped password 53';
const UNKNOWN = 987654;

const place = new Place();
let server;
let admin;
let photos;
let papers;
let archive;
let backup;
let restore;
const people = {};
const users = {};
const answers = []; // all texts that were answered, to be searched for secrets

/** A user with a role on one repository, who has chosen a password. */
async function makeUser(username, role, grants) {
  const { user } = await admin.good('POST', '/api/settings/users', { username, password: FIRST, role });
  for (const [repository, granted] of grants) {
    await admin.good('POST', `/api/settings/users/${user.id}/permissions`, { repository_id: repository.id, role: granted });
  }
  users[username] = user;
  const somebody = await server.signIn(username, FIRST);
  await somebody.good('POST', '/api/auth/change-password', { current_password: FIRST, new_password: OWN });
  return (people[username] = await server.signIn(username, OWN));
}

before(async () => {
  server = await place.start({ SECRET_KEY });
  admin = people.admin = await server.signIn();
  for (const folder of ['photos', 'papers', 'restored']) {
    mkdirSync(join(place.files, folder));
    writeFileSync(join(place.files, folder, 'letter.txt'), `of ${folder}\n`);
  }
  symlinkSync(join(place.files, 'photos'), join(place.files, 'album'));
  symlinkSync('/etc', join(place.files, 'way-out'));
  photos = await admin.makeRepository('photos', place.repository('photos'), { source_directories: [join(place.files, 'photos')] });
  papers = await admin.makeRepository('papers', place.repository('papers'), { source_directories: [join(place.files, 'papers')] });
  backup = await admin.backUp(photos);
  assert.equal((await admin.ended(backup)).state, 'succeeded');
  assert.equal((await admin.ended(await admin.backUp(papers))).state, 'succeeded');
  archive = (await admin.good('GET', `/api/repositories/${photos.id}/archives`)).archives[0];
  const order = { repository_id: photos.id, archive: archive.name, paths: [], destination: join(place.files, 'restored') };
  restore = (await admin.good('POST', '/api/restore/start', order)).job_id;
  await admin.ended(restore);
  people.anonymous = server.client();
  await makeUser('viewer', 'viewer', [[photos, 'viewer']]);
  await makeUser('operator', 'viewer', [[photos, 'operator']]);
  await makeUser('other', 'viewer', [[papers, 'viewer']]);
  await makeUser('manager', 'operator', []);
});

after(() => place.remove());

/** Calls, and remembers what was answered. */
async function call(who, method, path, body, headers) {
  const answer = await people[who].call(method, path, body, headers);
  answers.push({ from: `${who} ${method} ${path}`, text: answer.text + JSON.stringify([...answer.headers]) });
  return answer;
}

describe('each route', { concurrency: false }, () => {
  const PUBLIC = ['GET /api/auth/authorization-model', 'GET /api/auth/config', 'POST /api/auth/login', 'GET /api/auth/session', 'POST /api/auth/session', 'GET /api/system/info'];

  const ADMINS = [
    /^\w+ \/api\/settings\/users/,
    /^(POST|PUT|DELETE) \/api\/repositories/,
    /^GET \/api\/repositories\/\{repo_id\}\/keyfile$/,
    /^PUT \/api\/filesystem\/roots$/,
    /^POST \/api\/filesystem\/create-folder$/,
  ];

  /** Which need the role of an operator on the repository they are about. */
  const OPERATORS = [
    'POST /api/backup/start',
    'POST /api/backup/run',
    'POST /api/backup/cancel/{job_id}',
    'DELETE /api/archives/{archive_id}',
  ];

  /** About one repository or one of its jobs; all others are lists or about the caller. */
  const isAboutRepository = (route) =>
    /\{(repo_id|repository_id|job_id|id|archive_id)\}|^GET \/api\/archives\/(list|download)|^POST \/api\/(backup\/(start|run)|restore\/(preview|start))/.test(route) &&
    !route.includes('/settings/');

  /** Not called with a session that is needed afterwards, and for other reasons said. */
  const LEFT_OUT = {
    'POST /api/auth/logout': 'it ends the session; tested on its own',
    'POST /api/auth/change-password': 'tested on its own',
    'POST /api/settings/change-password': 'tested on its own',
    'POST /api/auth/password-setup/skip': 'always refused',
  };

  const job = (route) => (route.includes('restore') ? restore : backup);

  /** The request of a route about this repository, or this job. */
  function request(route, { repository, job: about, user }) {
    const [method, template] = route.split(' ');
    const path = template
      .replace('{repo_id}', repository)
      .replace('{repository_id}', repository)
      .replace('{user_id}', user)
      .replace(/\{(job_)?id\}/, about)
      .replace('{job_type}', 'backup')
      .replace(/\{(archive_name|name|archive_id)\}/, encodeURIComponent(archive.name));
    const query = /^\/api\/archives\/(list|download|\{archive_id\})/.test(template)
      ? `?repository=${repository}&archive=${encodeURIComponent(archive.name)}&file_path=${encodeURIComponent(join(place.files, 'photos/letter.txt'))}`
      : template.endsWith('/tar') ? `?archive=${encodeURIComponent(archive.name)}&path=${encodeURIComponent(join(place.files, 'photos').slice(1))}`
      : template.endsWith('validate-path') ? `?path=${place.files}` : '';
    return { method, path: path + query, body: method === 'GET' ? undefined : body(route, repository) };
  }

  function body(route, repository) {
    if (route.includes('/auth/')) return new URLSearchParams(); // a wrong password would count
    if (route.endsWith('/keyfile')) {
      return new Form('keyfile', 'BORG_KEY 00\n');
    }
    if (/backup\/(start|run)/.test(route)) return { repository: String(repository), source_directories: [] };
    if (route.includes('/restore/')) {
      return { repository_id: repository, archive: archive.name, paths: [], destination: join(place.files, 'restored') };
    }
    return {};
  }

  /** What the rules say; an id in `about` that nobody made counts as a foreign one. */
  function expected(route, who, isForeign) {
    if (PUBLIC.includes(route)) return route.startsWith('POST') ? [422] : [200];
    if (who === 'anonymous') return [401];
    if (who === 'admin') return isForeign ? [400, 404, 409, 422] : [200, 201, 204, 400, 404, 409, 422];
    if (ADMINS.some((rule) => rule.test(route))) return [403];
    if (isAboutRepository(route) && (isForeign || who === 'other' || who === 'manager')) return [403, 404];
    if (route === 'POST /api/jobs/{id}/cancel') return who === 'operator' ? [409] : [403];
    // The job is none of that kind, or has ended: found out only by those who may know it.
    if (/delete-jobs/.test(route)) return [404];
    if (/POST .*cancel/.test(route)) return OPERATORS.includes(route) && who === 'viewer' ? [403, 400] : [400, 409];
    if (OPERATORS.includes(route)) return who === 'viewer' ? [403] : [200, 400, 409];
    return [200];
  }

  let routes;

  before(async () => {
    const { paths } = await admin.good('GET', '/api/openapi.json');
    routes = Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      .filter((route) => !(route in LEFT_OUT))
      // What ends things comes last.
      .sort((one, two) => one.startsWith('DELETE') - two.startsWith('DELETE'));
    assert.ok(routes.length > 50, `${routes.length} routes`);
  });

  for (const who of ['anonymous', 'viewer', 'other', 'manager', 'operator']) {
    test(`answers ${who} as the rules say`, async () => {
      const wrong = [];
      for (const route of routes) {
        if (who === 'operator' && route === 'DELETE /api/archives/{archive_id}') continue; // it may, and the archive would be gone: contract.test.mjs deletes one
        const { method, path, body } = request(route, { repository: photos.id, job: job(route), user: users.manager.id });
        const { status, text } = await call(who, method, path, body);
        const rule = expected(route, who, false);
        if (!rule.includes(status)) wrong.push(`${route}: ${status}, expected ${rule}: ${text.slice(0, 200)}`);
        if (route.includes('/restore/start') || /backup\/(start|run)/.test(route)) await settled();
      }
      assert.deepEqual(wrong, []);
    });
  }

  test('answers an admin about what is not there as the rules say', async () => {
    const wrong = [];
    for (const route of routes.filter((route) => /\{(?!archive)|backup\/(start|run)|restore\/(start|preview)/.test(route))) {
      const { method, path, body } = request(route, { repository: UNKNOWN, job: UNKNOWN, user: UNKNOWN });
      const { status, text } = await call('admin', method, path, body);
      if (!expected(route, 'admin', true).includes(status)) wrong.push(`${route}: ${status}: ${text.slice(0, 200)}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('answers the same for a foreign repository and for an unknown one', async () => {
    const wrong = [];
    for (const who of ['other', 'manager']) {
      for (const route of routes.filter(isAboutRepository)) {
        const of = async (about) => {
          const { method, path, body } = request(route, about);
          const { status, key } = await call(who, method, path, body);
          return `${status} ${JSON.stringify(key)}`;
        };
        const foreign = await of({ repository: photos.id, job: job(route), user: 0 });
        const unknown = await of({ repository: UNKNOWN, job: UNKNOWN, user: 0 });
        if (foreign !== unknown) wrong.push(`${who} ${route}: foreign ${foreign}, unknown ${unknown}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('does not tell by path which repositories there are', async () => {
    for (const path of [place.repository('photos'), place.repository('none')]) {
      const { status, key } = await call('other', 'GET', `/api/archives/list?repository=${encodeURIComponent(path)}`);
      assert.deepEqual([status, key], [403, 'backend.errors.auth.notEnoughPermissions'], path);
    }
  });

  test('shows in lists only what the caller may view', async () => {
    for (const path of ['/api/repositories', '/api/jobs', '/api/backup/jobs', '/api/restore/jobs', '/api/activity/recent', '/api/dashboard/overview', '/api/dashboard/status']) {
      for (const who of ['other', 'manager']) {
        const { status, text } = await call(who, 'GET', path);
        assert.equal(status, 200);
        assert.ok(!text.includes(place.repository('photos')), `${who} ${path}: ${text}`);
        assert.ok(!text.includes(archive.name), `${who} ${path}: ${text}`);
      }
    }
  });

  async function settled() {
    await until('all jobs have ended', async () => (await admin.good('GET', '/api/jobs?open=true')).jobs.length === 0);
  }
});

describe('sessions', { concurrency: false }, () => {
  test('until the first password is changed, nothing else works', async () => {
    const elsewhere = new Place();
    try {
      const fresh = await elsewhere.start({ INITIAL_ADMIN_PASSWORD: '' });
      const first = readFileSync(join(elsewhere.data, 'initial-admin-password'), 'utf8').trim();
      assert.equal(statSync(join(elsewhere.data, 'initial-admin-password')).mode & 0o077, 0);
      for (const password of ['', 'admin', 'admin123']) {
        const { status } = await fresh.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'admin', password }));
        assert.ok([401, 422].includes(status), `'${password}': ${status}`);
      }
      const somebody = await fresh.signIn('admin', first);
      for (const path of ['/api/repositories', '/api/jobs', '/api/settings/users', '/api/settings/profile', '/api/filesystem/browse', '/api/dashboard/overview', '/api/events/stream', '/api/openapi.json']) {
        const { status, key } = await somebody.call('GET', path);
        const isOpen = path === '/api/openapi.json';
        assert.deepEqual([status, key], isOpen ? [200, null] : [403, 'backend.errors.auth.passwordChangeRequired'], path);
      }
      assert.equal((await somebody.call('POST', '/api/auth/password-setup/skip')).status, 403);
      assert.equal((await somebody.call('GET', '/api/auth/me')).body.must_change_password, true);
      await somebody.good('POST', '/api/auth/change-password', { current_password: first, new_password: OWN });
      assert.equal((await (await fresh.signIn('admin', OWN)).call('GET', '/api/repositories')).status, 200);
      assert.ok(!existsSync(join(elsewhere.data, 'initial-admin-password')), 'its file is gone');
    } finally {
      await elsewhere.remove();
    }
  });

  test('who is disabled is out at the next request, and cannot come back', async () => {
    const gone = await makeUser('disabled', 'viewer', [[photos, 'viewer']]);
    assert.equal((await gone.call('GET', '/api/repositories')).status, 200);
    await admin.good('PUT', `/api/settings/users/${users.disabled.id}`, { is_active: false });
    assert.equal((await gone.call('GET', '/api/repositories')).status, 401);
    const again = await server.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'disabled', password: OWN }));
    assert.deepEqual([again.status, again.key], [401, 'backend.errors.auth.incorrectCredentials']);
  });

  test('a stream of events ends when its session does', async () => {
    const watcher = await makeUser('watcher', 'viewer', [[photos, 'viewer']]);
    const stream = await fetch(`${server.url}/api/events/stream`, { headers: { authorization: `Bearer ${watcher.token}` } });
    assert.equal(stream.status, 200);
    const ended = (async () => {
      for await (const _ of stream.body);
    })().catch(() => {});
    await admin.good('PUT', `/api/settings/users/${users.watcher.id}`, { is_active: false });
    await admin.ended(await admin.backUp(photos));
    const patience = new Promise((_, late) => setTimeout(() => late(new Error('it goes on')), 20_000).unref());
    await Promise.race([ended, patience]);
  });

  test('who changes the password ends the other sessions', async () => {
    const [one, two] = [await makeUser('changer', 'viewer', []), await server.signIn('changer', OWN)];
    await one.good('POST', '/api/settings/change-password', { current_password: OWN, new_password: `${OWN} new` });
    assert.equal((await two.call('GET', '/api/auth/me')).status, 401);
    assert.equal((await one.call('GET', '/api/auth/me')).status, 200);
  });

  test('a session that was signed out is over', async () => {
    const one = await server.signIn('viewer', OWN);
    await one.good('POST', '/api/auth/logout');
    assert.equal((await one.call('GET', '/api/auth/me')).status, 401);
  });

  test('a role that was taken away is gone at the next request', async () => {
    const somebody = await makeUser('moved', 'viewer', [[photos, 'viewer']]);
    assert.equal((await somebody.call('GET', `/api/repositories/${photos.id}`)).status, 200);
    await admin.good('DELETE', `/api/settings/users/${users.moved.id}/permissions/${photos.id}`);
    assert.equal((await somebody.call('GET', `/api/repositories/${photos.id}`)).status, 403);
  });
});

describe('a browser', { concurrency: false }, () => {
  const own = () => ({ origin: server.url, 'sec-fetch-site': 'same-origin' });
  let cookie;
  let token;

  before(async () => {
    const answer = await server.client().call('POST', '/api/auth/session', new URLSearchParams({ username: 'admin', password: PASSWORD }), own());
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.headers.get('set-cookie'), /^__Host-borgui=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    cookie = answer.headers.get('set-cookie').split(';')[0];
    token = answer.body.csrf_token;
  });

  const change = (headers) => server.client().call('PUT', `/api/repositories/${photos.id}`, { name: 'photos' }, { cookie, ...headers });

  test('changes something with the token of its page', async () => {
    assert.equal((await change({ ...own(), 'x-csrf-token': token })).status, 200);
  });

  for (const [what, headers] of Object.entries({
    'without a token': () => own(),
    'with a wrong token': () => ({ ...own(), 'x-csrf-token': 'x'.repeat(43) }),
    'from another origin': () => ({ origin: 'https://evil.example', 'x-csrf-token': token }),
    'from no origin': () => ({ origin: 'null', 'x-csrf-token': token }),
    'from another site': () => ({ 'sec-fetch-site': 'cross-site', 'x-csrf-token': token }),
    'from a neighbour': () => ({ origin: server.url.replace('localhost', 'localhost.evil.example'), 'x-csrf-token': token }),
  })) {
    test(`changes nothing ${what}`, async () => {
      const { status, key } = await change(headers());
      assert.deepEqual([status, key], [403, 'backend.errors.auth.csrf']);
    });
  }

  test('is not signed in by another site', async () => {
    const form = new URLSearchParams({ username: 'admin', password: PASSWORD });
    for (const path of ['/api/auth/session', '/api/auth/login']) {
      const { status, headers } = await server.client().call('POST', path, form, { origin: 'https://evil.example' });
      assert.deepEqual([status, headers.get('set-cookie')], [403, null], path);
    }
  });

  test('may not read answers from another origin', async () => {
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const { headers } = await server.client().call('GET', '/api/system/info', undefined, { origin });
      assert.equal(headers.get('access-control-allow-origin'), null, origin);
    }
  });
});

describe('paths outside the roots do not exist', { concurrency: false }, () => {
  const outside = () => [
    '/etc/passwd',
    '/etc',
    '/',
    '/proc/self/root/etc',
    `/proc/self/root${place.data}/state`,
    `${place.files}/../data/state`,
    `${place.files}-evil`,
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

  test('to restore to', async () => {
    for (const who of ['viewer', 'operator', 'admin']) {
      for (const destination of outside()) {
        const order = { repository_id: photos.id, archive: archive.name, paths: [], destination };
        const { status, text } = await call(who, 'POST', '/api/restore/start', order);
        assert.ok([400, 404].includes(status), `${who} ${JSON.stringify(destination)}: ${status} ${text}`);
      }
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
      const { status, text } = await call('viewer', 'GET', `/api/archives/download?repository=${photos.id}&archive=${encodeURIComponent(archive.name)}&file_path=${encodeURIComponent(path)}`);
      assert.ok(status >= 400 && !text.includes('root:x:'), `${path}: ${status} ${text}`);
    }
  });
});

describe('a viewer who restores', { concurrency: false }, () => {
  const start = (who, destination, more = {}) =>
    call(who, 'POST', '/api/restore/start', { repository_id: photos.id, archive: archive.name, paths: [], destination, on_conflict: 'overwrite', ...more });

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
      for (const folder of [place.repository('photos'), join(place.repository('papers'), 'data'), place.repository('new'), join(place.data, 'repositories')]) {
        const { status, text } = await start(who, folder);
        assert.ok([400, 403, 404].includes(status), `${folder}: ${status} ${text}`);
      }
    });
  }
});

describe('secrets', { concurrency: false }, () => {
  const canaries = () => ({ SECRET_KEY, PASSPHRASE, PASSWORD, FIRST, OWN, WRONG });

  const found = (text) => Object.entries(canaries()).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));

  test('are on no command line while borg works', async () => {
    mkdirSync(join(place.files, 'large'));
    for (let i = 0; i < 6; i++) writeFileSync(join(place.files, 'large', `${i}.raw`), randomBytes(6_000_000));
    const job = await admin.backUp(photos, { source_directories: [join(place.files, 'large')], compression: 'lzma,9' });
    await until('borg is at work', () => place.borgs().length > 0);
    const lines = commandLines().map(({ words }) => words.join(' '));
    assert.deepEqual(lines.filter((line) => found(line).length > 0), []);
    await admin.good('POST', `/api/jobs/${job}/cancel`);
    await admin.ended(job);
  });

  test('are in no answer', async () => {
    await call('anonymous', 'POST', '/api/auth/login', { username: 'admin', password: WRONG });
    await call('anonymous', 'POST', '/api/auth/login', new URLSearchParams({ username: WRONG, password: WRONG }));
    for (const path of ['/api/repositories', `/api/repositories/${photos.id}`, `/api/repositories/${photos.id}/info`, '/api/settings/users', '/api/jobs?limit=200', '/api/activity/recent', `/api/jobs/${backup}/logs`]) {
      await call('admin', 'GET', path);
    }
    assert.ok(answers.length > 300, `${answers.length} answers`);
    assert.deepEqual(answers.filter(({ text }) => found(text).length > 0).map(({ from }) => from), []);
  });

  test('are not in the log', () => {
    assert.deepEqual(found(server.log()), []);
    const tokens = Object.values(people).flatMap(({ token }) => token ?? []);
    assert.deepEqual(tokens.filter((token) => server.log().includes(token)), []);
  });

  test('are in no file of the data directory, and others cannot look into it', () => {
    const shown = [];
    const tokens = Object.values(people).flatMap(({ token }) => token ?? []);
    for (const entry of readdirSync(place.data, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      const text = readFileSync(file, 'latin1');
      const names = [...found(text), ...tokens.filter((token) => text.includes(token)), ...found(Buffer.from(text, 'latin1').toString('utf16le'))];
      if (names.length > 0) shown.push(`${file}: ${names}`);
    }
    assert.deepEqual(shown, []);
    assert.equal(statSync(place.data).mode & 0o077, 0);
  });
});
