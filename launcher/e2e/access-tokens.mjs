// Tokens of programs on each route: what their scopes allow and no more, nothing when revoked or run out.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Requests, routesOf } from './access-requests.mjs';
import { isPublic } from './access-rules.mjs';
import { OWN } from './access-world.mjs';
import { Place } from './rig.mjs';

const UNKNOWN = 987654;
const NOTHING = { repository: UNKNOWN, job: UNKNOWN, user: UNKNOWN, plan: UNKNOWN, schedule: UNKNOWN, run: UNKNOWN };
const OUT_OF_SCOPE = 'backend.errors.auth.outOfScope';
/** Taking a key out, or going to link an account, is critical although it changes nothing. */
const CRITICAL_READS = /(keyfile|oidc\/link)$/;
/** What anybody who has signed in may read of themselves and of the server. */
const ACCOUNT_READS = [
  'GET /api/auth/totp',
  'GET /api/auth/passkeys',
  'GET /api/auth/oidc/identity',
  'GET /api/auth/me',
  'GET /api/dashboard/metrics',
  'GET /api/schedule/cron-presets',
  'GET /api/settings/system',
  'GET /api/auth/sessions',
  'GET /api/settings/profile',
  'GET /api/settings/tokens',
  'GET /api/settings/permissions/me',
  'GET /api/settings/permissions/me/scope',
];

export function tokens(world) {
  const { server, admin, people } = world;
  const requests = new Requests(world);
  let routes;

  const make = async (wanted, by = admin) => by.good('POST', '/api/settings/tokens', wanted);
  const clientWith = (token) => Object.assign(server.client(), { token });

  async function answersOn(client, which = routes) {
    const answers = {};
    for (const route of which.filter((one) => !isPublic(one))) {
      const { method, path, body } = requests.of(route, NOTHING);
      answers[route] = await client.call(method, path, body);
    }
    return answers;
  }

  const wrong = (answers, isRight) =>
    Object.entries(answers).flatMap(([route, answer]) => (isRight(route, answer) ? [] : [`${route}: ${answer.status} ${answer.text.slice(0, 200)}`]));

  before(async () => {
    routes = await routesOf(admin);
  });

  test('one without limits does on each route what a sign-in does', async () => {
    const { token } = await make({ name: 'everything', scopes: ['*:*'], expires_in_days: null });
    const byToken = await answersOn(clientWith(token));
    const bySignIn = await answersOn(admin);
    assert.deepEqual(
      wrong(byToken, (route, { status }) => status === bySignIn[route].status),
      [],
    );
  });

  test('one that may read changes nothing on any route', async () => {
    const { token } = await make({ name: 'reader', scopes: ['*:read'] });
    const isRight = (route, { key }) => (key === OUT_OF_SCOPE) === (!route.startsWith('GET') || CRITICAL_READS.test(route));
    assert.deepEqual(wrong(await answersOn(clientWith(token)), isRight), []);
  });

  test('one about the account alone reads what is its own, and nothing else', async () => {
    const { token } = await make({ name: 'account', scopes: ['account:read'] });
    const answers = await answersOn(clientWith(token));
    const read = Object.entries(answers).filter(([, { key }]) => key !== OUT_OF_SCOPE);
    const unexpected = read.filter(([route]) => !ACCOUNT_READS.includes(route)).map(([route, { status }]) => `${route}: ${status}`);
    assert.deepEqual(ACCOUNT_READS.filter((route) => answers[route].status !== 200), []);
    assert.deepEqual(unexpected, []);
  });

  test('one of a viewer does no more than the viewer', async () => {
    const { token } = await make({ name: 'of a viewer', scopes: ['*:*'] }, people.viewer);
    const byToken = await answersOn(clientWith(token));
    const bySignIn = await answersOn(people.viewer);
    assert.deepEqual(wrong(byToken, (route, { status }) => status === bySignIn[route].status), []);
  });

  test('one that was revoked is refused on each route', async () => {
    const { id, token } = await make({ name: 'revoked' });
    await admin.good('DELETE', `/api/settings/tokens/${id}`);
    assert.deepEqual(wrong(await answersOn(clientWith(token)), (_, { status }) => status === 401), []);
  });

  test('one of a user who is disabled is refused, and goes on when the user does', async () => {
    const somebody = await world.makeUser('tokened', 'viewer', []);
    const { token } = await make({ name: 'resting' }, somebody);
    const active = (is_active) => admin.good('PUT', `/api/settings/users/${world.users.tokened.id}`, { is_active });
    await active(false);
    assert.equal((await clientWith(token).call('GET', '/api/auth/me')).status, 401);
    await active(true);
    assert.equal((await clientWith(token).call('GET', '/api/auth/me')).status, 200);
    assert.equal((await somebody.call('GET', '/api/auth/me')).status, 401, 'the session is over');
    await server.signIn('tokened', OWN);
  });

  test('one that has run out is refused on each route, also after a restart', async () => {
    const elsewhere = new Place();
    try {
      const first = await elsewhere.start();
      const { token } = await make({ name: 'short', expires_in_days: 1 }, await first.signIn());
      assert.equal((await Object.assign(first.client(), { token }).call('GET', '/api/auth/me')).status, 200);
      await first.stop();
      assert.equal(elsewhere.sql(RUN_OUT).length, 1);
      const later = await elsewhere.start();
      const late = Object.assign(later.client(), { token });
      assert.deepEqual(wrong(await answersOn(late), (_, { status }) => status === 401), []);
    } finally {
      await elsewhere.remove();
    }
  });
}

/** The day of the token is over. */
const RUN_OUT = `UPDATE c_sessions SET body = json_set(body, '$.ends', '2020-01-01T00:00:00.000000000Z')
  WHERE json_extract(body, '$.kind') = 'API_TOKEN' RETURNING id`;
