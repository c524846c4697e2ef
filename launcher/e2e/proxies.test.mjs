// The server behind the proxies of launcher/docs/proxies, run by the real programs, at the root and below a path.
import assert from 'node:assert/strict';
import http from 'node:http';
import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openBrowser, signIn, ticketFor } from './browser.mjs';
import { Front, IDLE_MILLIS, makeCertificate, NAME, PERSON } from './proxies-fronts.mjs';
import { PASSWORD, Place, until } from './rig.mjs';

const PAGE = '<!doctype html><title>from the archive</title><script>document.title = "it ran"</script>';
const SPOOFED = '203.0.113.7';
/** An answer of the API. */
const GOOD = /^HTTP\/1\.1 200 [^]*\r\n\r\n[^]*\{/;
const CANARY = 'canary-of-a-header';
/** What a client may say of itself, and no proxy may pass on. */
const CLAIMS = {
  'X-Forwarded-For': SPOOFED,
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Port': '4711',
  'X-Forwarded-Proto': 'http',
  Forwarded: `for=${SPOOFED};host=evil.example;proto=http`,
};
const USER_HEADERS = ['X-Forwarded-User', 'X-Forwarded-Preferred-Username', 'X-Forwarded-Email', 'X-Forwarded-Groups', 'x-forwarded-user',
  'X-Remote-User', 'Remote-User', 'Remote-Name', 'Remote-Email', 'Remote-Groups', 'X-Auth-Request-User', 'X-Auth-Request-Email', 'X-Auth-Request-Groups',
  'X-Authentik-Username', 'X-Authentik-Name', 'X-Authentik-Email', 'X-Authentik-Groups'];
/** Paths that two readers could understand in two ways; all of them mean to reach another place than they name. */
const UNCLEAR = ['/api/../healthz', '/api/%2e%2e/healthz', '/api/%2E./healthz', '/api/%252e%252e/healthz', '/../healthz', '/%2e%2e/healthz', '/..%2fhealthz',
  '/api/..%2fhealthz', '/api/..%5chealthz', '/api/..\\healthz', '/api\\..\\healthz', '/api/./auth/config', '/api/%2e/auth/config', '/api//auth/config',
  '//api/auth/config', '///api/auth/config', '/api/auth//config', '/api;x=1/auth/config', '/api/auth;/config', '/api/..;/healthz', '/api/auth/config%00',
  '/api/%00/auth/config', '/api/auth/config%2500', '/api/auth/\x01config', '/api/auth/\x7fconfig', '/api/auth/config\x00', '/api/auth /config', '/api/%zz',
  '/api/auth/%c0%ae%c0%ae/config', '/api/%u002e%u002e/healthz', '/api%2fauth%2fconfig', '/%61pi/auth/config', '/api/auth/config%2f', '/api/auth%2fconfig',
  '/api/%2fauth/config', '/assets/..%2f..%2fetc/passwd', '/assets/%2e%2e/healthz', `http://evil.example/api/auth/config`, `http://${NAME}@evil.example/api/auth/config`];

const fronts = ['', '/borg'].flatMap((path) => ['nginx', 'caddy', 'haproxy'].map((kind) => new Front(kind, path)));

describe('behind a proxy', () => {
  const place = new Place();
  const worlds = {};

  async function makeWorld(path, certificate) {
    const world = (worlds[path] = { place: new Place() });
    mkdirSync(join(world.place.files, 'letters'));
    writeFileSync(join(world.place.files, 'letters', 'page.html'), PAGE);
    world.server = await world.place.start({ TRUSTED_PROXIES: '127.0.0.1', PUBLIC_BASE_URL: `https://${NAME}${path}`, ...(path && { BASE_PATH: path }) });
    const admin = (world.admin = await world.server.signIn());
    world.repository = await admin.makeRepository('letters', world.place.repository('letters'), { source_directories: [join(world.place.files, 'letters')] });
    assert.equal((await admin.ended(await admin.backUp(world.repository))).state, 'succeeded');
    const [archive] = (await admin.good('GET', `/api/repositories/${world.repository.id}/archives`)).archives;
    const file = { repository: world.repository.id, archive: archive.name, file_path: join(world.place.files, 'letters', 'page.html').slice(1) };
    world.download = `/api/archives/download?${new URLSearchParams(file)}`;
    const serverPort = Number(new URL(world.server.url).port);
    await Promise.all(fronts.filter((front) => front.path === path).map((front) => front.start({ place, certificate, serverPort })));
  }

  before(async () => {
    const certificate = makeCertificate(place.home);
    await Promise.all(['', '/borg'].map((path) => makeWorld(path, certificate)));
    await Promise.all(fronts.map(signInBehind));
  });

  after(async () => {
    await Promise.all(fronts.map((front) => front.stop()));
    await Promise.all(Object.values(worlds).map((world) => world.place.remove()));
    await place.remove();
  });

  /** Signs in as a browser does, while claiming to be somebody else from elsewhere. */
  async function signInBehind(front) {
    const answer = await front.call('POST', '/api/auth/session', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: front.origin, 'sec-fetch-site': 'same-origin', ...CLAIMS },
      body: String(new URLSearchParams({ username: 'admin', password: PASSWORD })),
    });
    assert.equal(answer.status, 200, `${front.title}: ${answer.text}`);
    front.signedIn = answer;
    front.cookie = answer.headers['set-cookie'][0].split(';')[0];
    front.csrf = JSON.parse(answer.text).csrf_token;
    assert.ok(front.csrf, answer.text);
  }

  const change = (front, headers) => front.call('POST', '/api/settings/users', {
    headers: { cookie: front.cookie, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username: `made-by-${front.kind}`, password: 'someone of quiet gardens', role: 'viewer' }),
  });

  /** What comes of exactly this target and this host. */
  const asked = (front, target, host) => front.raw(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

  for (const front of fronts) {
    describe(front.title, () => {
      test('plain HTTP is sent to HTTPS', async () => {
        const answer = await new Promise((answered, failed) => {
          http.get({ host: '127.0.0.1', port: front.http, path: `${front.path}/dashboard`, headers: { host: NAME }, agent: false }, answered).once('error', failed);
        });
        answer.resume();
        assert.ok([301, 302, 307, 308].includes(answer.statusCode), String(answer.statusCode));
        assert.match(answer.headers.location, new RegExp(`^https://${NAME}(:${front.https})?${front.path}/dashboard$`));
      });

      test('a browser signs in, and its cookie is bound to HTTPS, this host and this path', () => {
        const [name, path] = front.path ? ['__Secure-borgui', front.path] : ['__Host-borgui', '/'];
        const [cookie, ...more] = front.signedIn.headers['set-cookie'];
        assert.deepEqual(more, []);
        const [value, ...flags] = cookie.split('; ');
        assert.match(value, new RegExp(`^${name}=.{40,}$`));
        assert.deepEqual(flags.filter((flag) => !flag.startsWith('Max-Age=')).sort(), ['HttpOnly', `Path=${path}`, 'SameSite=Lax', 'Secure'].sort());
        assert.equal(front.signedIn.headers['strict-transport-security'], 'max-age=31536000');
      });

      test('what a client claims about itself changes nothing', async () => {
        const log = worlds[front.path].server.log();
        assert.match(log, new RegExp(`admin signed in from ${PERSON.replaceAll('.', '\\.')}\\b`));
        const sessions = JSON.parse((await front.call('GET', '/api/auth/sessions', { headers: { cookie: front.cookie, ...CLAIMS } })).text);
        assert.deepEqual(sessions.filter(({ current }) => current).map(({ address }) => address), [PERSON]);
        assert.doesNotMatch(log, new RegExp(SPOOFED.replaceAll('.', '\\.')));
        assert.doesNotMatch(JSON.stringify(front.signedIn), /evil\.example|4711/);
        const page = await front.call('GET', '/dashboard', { headers: CLAIMS });
        assert.match(page.text, new RegExp(`name="base" content="${front.path}/"`));
        assert.doesNotMatch(page.text + JSON.stringify(page.headers), /evil\.example|4711/);
        assert.doesNotMatch(front.tap.heard, /evil\.example|4711|203\.0\.113\.7/);
      });

      test('headers that name a user never reach the server', async () => {
        const fields = USER_HEADERS.map((header) => `${header}: ${CANARY}\r\n`).join('');
        const answer = await front.raw(`GET ${front.path}/api/auth/me HTTP/1.1\r\nHost: ${NAME}\r\nConnection: close\r\nX-Seen: and-this-does\r\n${fields}\r\n`);
        assert.match(answer, /^HTTP\/1\.1 401/);
        assert.match(front.tap.heard, /and-this-does/);
        assert.deepEqual(front.tap.heard.split('\r\n').filter((line) => line.includes(CANARY)), []);
        assert.equal((await front.call('GET', '/api/auth/me', { headers: { cookie: front.cookie } })).status, 200);
      });

      test('a change needs the token and the right origin', async () => {
        const own = { origin: front.origin, 'sec-fetch-site': 'same-origin' };
        for (const headers of [own, { ...own, 'x-csrf-token': 'x' }, { origin: 'https://evil.example', 'x-csrf-token': front.csrf },
          { origin: `http://${NAME}:${front.https}`, 'x-csrf-token': front.csrf }, { 'sec-fetch-site': 'cross-site', 'x-csrf-token': front.csrf }]) {
          assert.equal((await change(front, headers)).status, 403, JSON.stringify(headers));
        }
        const made = await change(front, { ...own, 'x-csrf-token': front.csrf });
        assert.ok(made.status < 300, `${made.status} ${made.text}`);
      });

      test('a download arrives whole, to be saved and never to be shown', async () => {
        const own = { cookie: front.cookie, origin: front.origin, 'x-csrf-token': front.csrf };
        const body = JSON.stringify({ path: worlds[front.path].download });
        const ticket = await front.call('POST', '/api/downloads', { headers: { ...own, 'content-type': 'application/json' }, body });
        const once = () => front.call('GET', JSON.parse(ticket.text).path, { headers: { cookie: front.cookie } });
        const file = await once();
        assert.deepEqual([file.status, file.text], [200, PAGE]);
        assert.equal((await once()).status, 404, 'its address is good once');
        assert.match(file.headers['content-disposition'], /^attachment; filename="page\.html"/);
        assert.match(file.headers['content-security-policy'], /default-src 'none'.*; sandbox$/);
        assert.deepEqual([file.headers['content-type'], file.headers['x-content-type-options']], ['application/octet-stream', 'nosniff']);
      });

      test('a large body gets to the server', async () => {
        const headers = { cookie: front.cookie, 'content-type': 'application/json', origin: front.origin, 'x-csrf-token': front.csrf };
        const { status, text } = await front.call('POST', '/api/settings/users', { headers, body: JSON.stringify({ username: 'x'.repeat(3 << 20) }) });
        assert.ok(status >= 400 && status < 500 && JSON.parse(text).detail, `${status} ${text.slice(0, 200)}`);
      });

      test('a name of an archive may hold any character, and reaches the server as it is', async () => {
        const name = 'a%2Fb%5Cc%3Bd%2520e%3Ff';
        const { status, text } = await front.call('GET', `/api/browse/${worlds[front.path].repository.id}/${name}?path=`, { headers: { cookie: front.cookie } });
        assert.ok(status !== 400 && JSON.parse(text), `${status} ${text}`);
        assert.ok(front.tap.heard.includes(name));
      });

      test('an unclear path reaches no other place', async () => {
        const seen = await Promise.all(UNCLEAR.map(async (path) => {
          const target = path.startsWith('http:') ? path.replace('/api', `${front.path}/api`) : front.path + path;
          const answer = await asked(front, target, `${NAME}:${front.https}`);
          return [JSON.stringify(target), answer];
        }));
        // Caddy has an empty answer for hosts it does not know.
        const refused = (answer) => /^(HTTP\/1\.[01] (400|404|421) |HTTP\/1\.1 200 OK\r\n[^{<]*\r\n\r\n$|$)/.test(answer);
        // Where the API is not named, every path is a place of the console, and all of them are its one page.
        const isPage = (answer) => /^HTTP\/1\.1 200 [^]*<meta name="base"/.test(answer);
        assert.deepEqual(seen.filter(([, answer]) => !refused(answer) && !isPage(answer)).map(([path, answer]) => `${path}: ${answer.slice(0, 300)}`), []);
        assert.match(await asked(front, `${front.path}/api/auth/config`, `${NAME}:${front.https}`), GOOD);
      });

      test('another host is not answered', async () => {
        for (const host of ['evil.example', `${NAME}.evil.example`, `${NAME}@evil.example`, `${NAME}, evil.example`, `${NAME}\r\nHost: evil.example`, '']) {
          const answer = await asked(front, `${front.path}/api/auth/config`, host);
          // Caddy has an empty answer for hosts it does not know.
          assert.match(answer, /^(HTTP\/1\.1 4\d\d |HTTP\/1\.1 200 OK\r\n[^{<]*$|$)/, `${host}: ${answer}`);
        }
        assert.match(await asked(front, `${front.path}/api/auth/config`, `${NAME}:${front.https}`), GOOD);
      });
    });
  }

  /** Listens to events behind a proxy, and knows how long nothing at all came. */
  async function listenBehind(front) {
    const stream = { front, text: '', at: Date.now(), quiet: 0 };
    const response = await front.open('GET', '/api/events/stream', { headers: { cookie: front.cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip, br' } });
    assert.deepEqual([response.statusCode, response.headers['content-encoding']], [200, undefined], front.title);
    response.setEncoding('utf8').on('close', () => (stream.over = true)).on('error', () => {}).on('data', (text) => {
      stream.quiet = Math.max(stream.quiet, Date.now() - stream.at);
      stream.at = Date.now();
      stream.text += text;
    });
    stream.close = () => response.destroy();
    stream.jobs = () => stream.text.split('\n\n').slice(0, -1).filter((event) => /^event: ?job$/m.test(event)).map((event) => JSON.parse(/^data: ?(.*)$/m.exec(event)[1]));
    return stream;
  }

  test('a job is told of within two seconds, also after more silence than a proxy bears by itself', { timeout: 120_000 }, async () => {
    const streams = await Promise.all(fronts.map(listenBehind));
    const all = (what, seen, patience) => until(what, () => {
      assert.deepEqual(streams.filter(({ over }) => over).map(({ front }) => front.title), [], 'these streams ended');
      return streams.every(seen);
    }, patience).catch((error) => {
      throw new Error(`${error.message}; not: ${streams.filter((stream) => !seen(stream)).map(({ front }) => front.title)}`);
    });
    try {
      await all('the connection is established', ({ text }) => /connection_established/.test(text), 5_000);
      for (const silence of [0, IDLE_MILLIS + 2_000]) {
        for (const stream of streams) Object.assign(stream, { at: Date.now(), quiet: 0 });
        await all('there was silence', ({ at, quiet }) => Math.max(quiet, Date.now() - at) >= silence, 40_000);
        const jobs = Object.fromEntries(await Promise.all(Object.entries(worlds).map(async ([path, { admin, repository }]) => [path, await admin.backUp(repository)])));
        const told = ({ front, jobs: seen }, is = () => true) => seen().some((job) => job.id === jobs[front.path] && is(job));
        await all('this job is announced', (stream) => told(stream), 2_000);
        await Promise.all(Object.entries(worlds).map(([path, { admin }]) => admin.ended(jobs[path])));
        await all('its end is told', (stream) => told(stream, ({ state }) => state === 'succeeded'), 2_000);
      }
    } finally {
      for (const stream of streams) stream.close();
    }
  });

  for (const path of ['', '/borg']) {
    test(`in a browser the console works${path && ` below ${path}`}, and a page from an archive does not run`, { timeout: 60_000 }, async () => {
      const front = fronts.find((one) => one.kind === 'nginx' && one.path === path);
      const browser = await openBrowser(front.origin, { ignoreHTTPSErrors: true }, [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`]);
      try {
        const { page, complaints } = browser;
        await signIn(page, 'admin', PASSWORD, `${path}/repositories`);
        await page.getByText('letters').first().waitFor();
        assert.equal(new URL(page.url()).pathname, `${path}/repositories`);
        assert.deepEqual(complaints, []);
        const saved = page.waitForEvent('download');
        await page.goto(path + (await ticketFor(page, worlds[path].download, path))).catch((error) => assert.match(error.message, /Download is starting|ERR_ABORTED/));
        assert.equal((await saved).suggestedFilename(), 'page.html');
        // Were it shown in spite of all: first with what the server says about it, then without, to see that the script would run.
        for (const [left, title] of [['content-disposition', 'from the archive'], ['content-security-policy', 'it ran']]) {
          const { headers, text } = await front.call('GET', worlds[path].download, { headers: { cookie: front.cookie, 'x-csrf-token': front.csrf } });
          const shown = { ...headers, 'content-type': 'text/html' };
          for (const name of ['content-disposition', 'transfer-encoding', left]) delete shown[name];
          await page.route('**/api/archives/download?*', (route) => route.fulfill({ status: 200, headers: shown, body: text }));
          await page.goto(path + worlds[path].download);
          assert.equal(await page.title(), title);
          await page.unrouteAll();
        }
      } finally {
        await browser.close();
      }
    });
  }
});
