// Single sign-on at a certified provider: who may come, as whom, and how it ends.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { OWN, region } from './account-browser.mjs';
import { openBrowser } from './browser.mjs';
import { ERRORS, exchange, MANAGE, SignOnWorld } from './oidc-world.mjs';
import { CLIENT_SECRET, IdentityProvider, Visitor } from './provider.mjs';
import { freePort, Place, until } from './rig.mjs';

const inOrder = { concurrency: false };

describe('single sign-on', inOrder, () => {
  const world = new SignOnWorld();

  before(() => world.start());
  after(() => world.stop());

  describe('settings', inOrder, () => {
    test('a provider is tried out, and what is wrong with it is told in plain words', async () => {
      assert.deepEqual(await world.admin.good('GET', MANAGE), { installed: true, providers: [] });
      assert.deepEqual(await world.admin.good('POST', `${MANAGE}/test`, world.provider.settings()), { issuer: world.provider.issuer, ends_sessions: true, tells_ends: true });
      const wrong = async (more) => (await world.admin.call('POST', MANAGE, world.provider.settings(more))).body.detail;
      assert.match((await wrong({ issuer: `${world.provider.issuer}/nowhere` })).message, /status 404/);
      assert.match((await wrong({ issuer: 'http://id.example.org' })).message, /has to be an https address/);
      assert.match((await wrong({ token_auth_method: 'none', client_secret: '' })).message, /does not take none. It takes: client_secret_basic, client_secret_post/);
      assert.match((await wrong({ client_id: '' })).message, /a client id/);
      assert.match((await wrong({ id: 'login' })).message, /The id of a provider/);
      assert.equal((await world.admin.call('POST', MANAGE, world.provider.settings({ new_user_mode: 'all' }))).key, 'backend.errors.settings.invalidOidcNewUserMode');
      assert.deepEqual((await world.admin.good('GET', MANAGE)).providers, []);
    });

    test('it is added, its secret is sealed and never told, and the sign-in page offers it', async () => {
      const told = await world.admin.good('POST', MANAGE, world.provider.settings());
      assert.equal(told.client_secret_set, true);
      assert.equal(told.callback_url, `${world.server.url}/api/auth/oidc/callback`);
      assert.ok(!JSON.stringify(await world.admin.good('GET', MANAGE)).includes(CLIENT_SECRET));
      assert.deepEqual(world.place.filesWith(CLIENT_SECRET), []);
      assert.deepEqual(await world.server.client().good('GET', '/api/auth/oidc/providers'), { providers: [{ id: 'oidc', name: 'Example' }] });
      const config = await world.server.client().good('GET', '/api/auth/config');
      assert.deepEqual([config.oidc_enabled, config.oidc_provider_name, config.oidc_disable_local_auth], [true, 'Example', false]);
    });

    test('existing clients see and change it among the settings of the server', async () => {
      const { settings } = await world.admin.good('GET', '/api/settings/system');
      assert.deepEqual(
        [settings.oidc_enabled, settings.oidc_discovery_url, settings.oidc_client_secret_set, settings.oidc_new_user_mode],
        [true, world.provider.issuer, true, 'viewer'],
      );
      assert.equal((await world.admin.call('PUT', '/api/settings/system', settings)).status, 200, 'all that was given back may be sent back');
      await world.admin.good('PUT', '/api/settings/system', { oidc_provider_name: 'Renamed' });
      assert.equal((await world.admin.good('GET', MANAGE)).providers[0].name, 'Renamed');
      await world.admin.good('PUT', '/api/settings/system', { oidc_provider_name: 'Example', oidc_discovery_url: `${world.provider.issuer}/.well-known/openid-configuration` });
      assert.equal((await world.admin.call('PUT', '/api/settings/system', { oidc_default_role: 'owner' })).key, 'backend.errors.settings.invalidOidcDefaultRole');
      assert.equal((await world.admin.call('PUT', '/api/settings/system', { oidc_discovery_url: 'https://id.example.org' })).key, 'backend.errors.settings.oidcSecretNeeded');
      assert.equal((await world.admin.call('PUT', '/api/settings/system', { oidc_disable_local_auth: true })).key, 'backend.errors.settings.oidcAdminRequired');
    });
  });

  describe('who comes', inOrder, () => {
    test('for the first time gets an account, a session, and the address they wanted', async () => {
      const { at } = await world.visit('ida', { returnTo: '/archives?repository=1' });
      assert.equal(at.href, `${world.server.url}/archives?repository=1&oidc=complete`);
      const { body, client, visitor } = await world.comeIn('ida');
      assert.deepEqual([body.token_type, body.totp_required, body.must_change_password], ['bearer', false, false]);
      const me = await client.good('GET', '/api/auth/me');
      assert.deepEqual([me.username, me.full_name, me.email, me.auth_source, me.oidc_subject, me.role], ['ida', 'ida of the provider', 'ida@example.org', 'oidc', 'ida', 'viewer']);
      assert.equal((await exchange(visitor, world.server.url)).status, 401, 'a grant is good once');
      const seen = await world.types();
      for (const type of ['oidc_callback_success', 'oidc_user_provisioned', 'oidc_login_succeeded']) assert.ok(seen.includes(type), type);
      assert.ok(!visitor.seen.some((text) => /access_token/.test(text) && !/"token_type":"bearer"/.test(text)), 'no token of the provider reaches a browser');
    });

    test('by addresses that lead elsewhere stays here', async () => {
      for (const returnTo of ['//evil.example', '/\\evil.example', 'https:evil.example', 'https://evil.example/', '/%2f%2fevil.example', '/%5cevil.example', '/x\r\nset-cookie: a=b'])
        assert.equal((await world.visit('ida', { returnTo })).at.href, `${world.server.url}/?oidc=complete`, returnTo);
    });

    test('and asks for a session without saying from which page gets none', async () => {
      const { visitor } = await world.visit('ida');
      const answer = await visitor.ask('POST', `${world.server.url}/api/auth/oidc/exchange`);
      assert.deepEqual([answer.status, answer.key], [403, `${ERRORS}invalidAuthentication`]);
    });

    test('by a page of another site begins on our own', async () => {
      const headers = { 'sec-fetch-site': 'cross-site' };
      const answer = await new Visitor().ask('GET', `${world.server.url}/api/auth/oidc/login?return_to=/plans`, undefined, headers);
      assert.deepEqual([answer.status, answer.location, answer.headers.getSetCookie()], [302, `${world.server.url}/plans`, []]);
    });

    test('is who the provider says, not who has a name of somebody here', async () => {
      const { visitor } = await world.visit('admin');
      const answer = await exchange(visitor, world.server.url);
      assert.deepEqual([answer.status, answer.key], [409, `${ERRORS}oidcAccountLinkRequired`]);
      await world.admin.good('POST', '/api/settings/users', { username: 'Zoë', password: OWN, email: 'zoe@example.org' });
      const other = await world.visit('zoe');
      assert.equal((await exchange(other.visitor, world.server.url)).key, `${ERRORS}oidcEmailAlreadyInUse`);
    });

    test('without a verified address gets none, and without a name is told so', async () => {
      world.provider.claims = { email_verified: false };
      const { client } = await world.comeIn('una');
      assert.equal((await client.good('GET', '/api/auth/me')).email, null);
      world.provider.claims = { preferred_username: undefined };
      assert.equal(await world.refusal('nobody'), `${ERRORS}oidcUsernameClaimMissing`);
      world.provider.claims = {};
    });

    test('and says no at the provider is told so, and the reason is in the log alone', async () => {
      const { at } = await world.visit(null);
      assert.equal(at.searchParams.get('oidc_error'), `${ERRORS}oidcRefused`);
      assert.ok(!at.href.includes('today'));
      const [failed] = await world.admin.good('GET', '/api/auth/events?limit=1');
      assert.deepEqual([failed.event_type, failed.success], ['oidc_callback_failed', false]);
      assert.match(failed.detail, /access_denied: Not today/);
    });

    test('comes back once, in the same browser, to the same provider', async () => {
      const visitor = new Visitor();
      world.provider.who = 'ida';
      const { at } = await visitor.follow(`${world.server.url}/api/auth/oidc/login`, (address) => address.startsWith(`${world.server.url}/api/auth/oidc/callback`));
      const elsewhere = await new Visitor().ask('GET', at);
      assert.deepEqual([elsewhere.status, elsewhere.key], [400, `${ERRORS}invalidOrExpiredToken`]);
      const other = new Visitor();
      await other.ask('GET', `${world.server.url}/api/auth/oidc/login`);
      assert.equal(new URL((await other.ask('GET', at)).location).searchParams.get('oidc_error'), `${ERRORS}invalidOrExpiredToken`, 'with a question of its own');
      assert.match((await visitor.ask('GET', at)).location, /oidc=complete/);
      assert.equal((await visitor.ask('GET', at)).status, 400, 'a second time');
      const stolen = new Visitor();
      stolen.jars.set(new URL(world.server.url).host, new Map([['oidc_exchange_grant', visitor.jars.get(new URL(world.server.url).host).get('oidc_exchange_grant')]]));
      assert.equal((await exchange(stolen, world.server.url)).status, 401, 'a grant alone, in another browser');
    });
  });

  describe('roles', inOrder, () => {
    const groups = { claim_groups: 'groups', admin_groups: ['backup-admins'], claim_role: 'realm_access.roles', claim_all_repositories_role: 'realm_access.roles' };

    test('are what groups and claims say at each sign-in', async () => {
      await world.change(groups);
      world.provider.claims = { groups: ['backup-admins', 'others'], realm_access: { roles: ['operator'] } };
      const { client } = await world.comeIn('ida');
      const me = await client.good('GET', '/api/auth/me');
      assert.deepEqual([me.role, me.all_repositories_role], ['admin', 'operator']);
      world.provider.claims = { groups: 'others', realm_access: { roles: ['operator', 'admin'] } };
      await world.comeIn('ida');
      assert.equal((await world.user('ida')).role, 'operator', 'nobody is an admin but by the groups');
      assert.equal((await client.call('GET', '/api/auth/me')).status, 401, 'sessions with other rights are over');
      world.provider.claims = {};
      await world.comeIn('ida');
      assert.equal((await world.user('ida')).role, 'viewer');
    });

    test('that make everybody an admin are told on the page of weaknesses', async () => {
      const weak = async () => (await world.admin.good('GET', '/api/posture')).weaknesses.map(({ id }) => id).includes('access.provider-makes-admins');
      assert.equal(await weak(), false);
      await world.change({ default_role: 'admin' });
      assert.equal(await weak(), true);
      await world.change({});
    });

    test('of another user are given to new ones, and of an admin to nobody', async () => {
      const path = world.place.repository('shared');
      const repository = await world.admin.makeRepository('shared', path);
      const model = (await world.admin.good('POST', '/api/settings/users', { username: 'model', password: OWN, role: 'operator' })).user;
      await world.admin.good('POST', `/api/settings/users/${model.id}/permissions`, { repository_id: repository.id, role: 'operator' });
      await world.change({ new_user_mode: 'template', template_username: 'model' });
      const { client } = await world.comeIn('tom');
      assert.equal((await client.good('GET', '/api/auth/me')).role, 'operator');
      assert.equal((await client.good('GET', '/api/repositories')).repositories.length, 1);
      await world.change({ new_user_mode: 'template', template_username: 'admin' });
      assert.equal(await world.refusal('tim'), `${ERRORS}oidcTemplateUserNotFound`);
    });

    test('new people wait until they are let in, or are refused', async () => {
      await world.change({ new_user_mode: 'pending' });
      const tried = () => world.refusal('pia');
      assert.equal(await tried(), `${ERRORS}oidcPendingApproval`);
      assert.equal(await tried(), `${ERRORS}oidcPendingApproval`);
      const { users } = await world.admin.good('GET', '/api/settings/users/pending');
      assert.deepEqual(users.map(({ username, provider_name: name }) => [username, name]), [['pia', 'Example']]);
      await world.admin.good('PUT', `/api/settings/users/${users[0].id}`, { is_active: true });
      assert.deepEqual((await world.admin.good('GET', '/api/settings/users/pending')).users, []);
      const { client } = await world.comeIn('pia');
      await world.admin.good('PUT', `/api/settings/users/${users[0].id}`, { is_active: false });
      assert.equal((await client.call('GET', '/api/auth/me')).status, 401);
      assert.equal(await tried(), `${ERRORS}inactiveUser`);
      await world.change({ new_user_mode: 'deny' });
      assert.equal(await world.refusal('eve'), `${ERRORS}oidcUserAccessDenied`);
      assert.equal(await world.user('eve'), undefined);
      const seen = await world.types();
      for (const type of ['oidc_user_pending', 'oidc_user_denied', 'oidc_exchange_failed']) assert.ok(seen.includes(type), type);
      await world.change({ new_user_mode: 'viewer' });
    });
  });

  describe('signing out', inOrder, () => {
    test('here leads to the end of the provider’s session', async () => {
      const { client, visitor } = await world.comeIn('ida');
      const before = world.provider.logins;
      await world.comeIn('ida', { visitor });
      assert.equal(world.provider.logins, before, 'the provider knows this browser');
      const { logout_url: there } = await client.good('POST', '/api/auth/logout');
      assert.ok(there.startsWith(`${world.provider.issuer}/session/end?`), there);
      assert.match(there, /id_token_hint=/);
      assert.equal((await client.call('GET', '/api/auth/me')).status, 401);
      assert.match((await visitor.ask('GET', there)).text, /Do you want to sign-out from/);
    });

    test('there ends what began by it here, and nothing else', async () => {
      const { client, visitor } = await world.comeIn('ida');
      const { client: another } = await world.comeIn('ida');
      const page = await visitor.ask('GET', `${world.provider.issuer}/session/end`);
      const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page.text);
      const form = new URLSearchParams({ xsrf, logout: 'yes' });
      const cookie = [...visitor.jars.get(new URL(world.provider.issuer).host)].map(([name, value]) => `${name}=${value}`).join('; ');
      await fetch(`${world.provider.issuer}/session/end/confirm`, { method: 'POST', redirect: 'manual', headers: { cookie }, body: form });
      await until('the session here is over', async () => (await client.call('GET', '/api/auth/me')).status === 401);
      assert.equal((await another.call('GET', '/api/auth/me')).status, 200);
      assert.ok((await world.types()).includes('oidc_sessions_ended'));
      assert.equal((await world.server.client().call('POST', '/api/auth/oidc/backchannel', new URLSearchParams({ logout_token: 'none' }))).status, 401);
    });
  });
});

describe('below a path, and at two providers', inOrder, () => {
  const place = new Place();
  const first = new IdentityProvider();
  const second = new IdentityProvider();
  let server;

  before(async () => {
    const port = String(await freePort());
    const address = `http://localhost:${port}/borg`;
    await first.start([address]);
    await second.start([address], 'second');
    server = await place.start({ PORT: port, BASE_PATH: '/borg', PUBLIC_BASE_URL: address, EGRESS_ALLOW: 'localhost' });
    const admin = await server.signIn();
    await admin.good('POST', MANAGE, first.settings());
    await admin.good('POST', MANAGE, second.settings({ id: 'second', name: 'Second' }));
  });

  after(async () => {
    await first.stop();
    await second.stop();
    await place.remove();
  });

  const isBack = (at) => at.startsWith(server.url) && /[?&]oidc/.test(at);

  test('each signs in its own people, and browsers come back below the path', async () => {
    for (const [provider, id, who] of [[first, 'oidc', 'ida'], [second, 'second', 'tom']]) {
      provider.who = who;
      const visitor = new Visitor();
      const { at } = await visitor.follow(`${server.url}/api/auth/oidc/${id}/login?return_to=/plans`, isBack);
      assert.equal(at, `${server.url}/plans?oidc=complete`);
      const { status } = await visitor.ask('POST', `${server.url}/api/auth/oidc/exchange`, undefined, { origin: new URL(server.url).origin });
      assert.equal(status, 200);
    }
  });

  test('what one has answered is not taken at the place of the other', async () => {
    first.who = 'ida';
    const visitor = new Visitor();
    const { at } = await visitor.follow(`${server.url}/api/auth/oidc/oidc/login`, (address) => address.startsWith(`${server.url}/api/`) && address.includes('code='));
    const swapped = at.replace('/oidc/callback', '/oidc/second/callback');
    assert.notEqual(swapped, at);
    assert.equal((await visitor.ask('GET', swapped)).status, 400);
    assert.equal((await visitor.ask('GET', at)).status, 400, 'and it is over by that');
  });

  test('a browser goes there and back, and stays below the path', async () => {
    const browser = await openBrowser(server.url);
    try {
      const { page } = browser;
      second.who = 'tom';
      await page.goto(`${server.url}/settings/account`);
      await page.getByRole('link', { name: 'Sign in with Second' }).click();
      await region(page, 'Single sign-on').waitFor();
      assert.equal(page.url(), `${server.url}/settings/account`);
    } finally {
      await browser.close();
    }
  });
});
