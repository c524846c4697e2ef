// Single sign-on at a certified provider: who may come, as whom, how it ends, and what a person sees of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { button, OWN, region } from './account-browser.mjs';
import { openBrowser, signIn } from './browser.mjs';
import { CLIENT_SECRET, IdentityProvider, Visitor } from './provider.mjs';
import { DISTRIBUTION, freePort, PASSWORD, Place, until } from './rig.mjs';

const inOrder = { concurrency: false };
const ERRORS = 'backend.errors.auth.';
const MANAGE = '/api/settings/sign-in-providers';

describe('single sign-on', inOrder, () => {
  const place = new Place();
  const provider = new IdentityProvider();
  let environment;
  let server;
  let admin;

  before(async () => {
    environment = { PORT: String(await freePort()), EGRESS_ALLOW: 'localhost' };
    await provider.start([`http://localhost:${environment.PORT}`]);
    server = await place.start(environment);
    admin = await server.signIn();
  });

  after(async () => {
    await provider.stop();
    await place.remove();
  });

  const types = async () => (await admin.good('GET', '/api/auth/events?limit=50')).map(({ event_type: type }) => type);
  const change = (more) => admin.good('PUT', `${MANAGE}/oidc`, { ...provider.settings(more), client_secret: null });
  const user = async (name) => (await admin.good('GET', '/api/settings/users')).users.find(({ username }) => username === name);
  const isBack = (at) => /[?&]oidc(_error|_link)?=/.test(at) && at.startsWith(server.url);

  /** Somebody goes to the provider and comes back; where they end. */
  async function visit(who, { visitor = new Visitor(), returnTo = '/plans' } = {}) {
    provider.who = who;
    const { at } = await visitor.follow(`${server.url}/api/auth/oidc/login?return_to=${encodeURIComponent(returnTo)}`, isBack);
    return { visitor, at: new URL(at) };
  }

  /** What somebody who has come back is answered. */
  const exchange = (visitor, url = server.url) => visitor.ask('POST', `${url}/api/auth/oidc/exchange`, undefined, { origin: new URL(url).origin });

  /** The same, and signs in. */
  async function comeIn(who, options) {
    const { visitor, at } = await visit(who, options);
    assert.equal(at.searchParams.get('oidc'), 'complete', at.href);
    const answer = await exchange(visitor);
    const client = server.client();
    client.token = answer.body?.access_token;
    return { ...answer, visitor, client };
  }

  describe('settings', inOrder, () => {
    test('a provider is tried out, and what is wrong with it is told in plain words', async () => {
      assert.deepEqual(await admin.good('GET', MANAGE), { installed: true, providers: [] });
      assert.deepEqual(await admin.good('POST', `${MANAGE}/test`, provider.settings()), { issuer: provider.issuer, ends_sessions: true, tells_ends: true });
      const wrong = async (more) => (await admin.call('POST', MANAGE, provider.settings(more))).body.detail;
      assert.match((await wrong({ issuer: `${provider.issuer}/nowhere` })).message, /status 404/);
      assert.match((await wrong({ issuer: 'http://id.example.org' })).message, /has to be an https address/);
      assert.match((await wrong({ token_auth_method: 'none', client_secret: '' })).message, /does not take none. It takes: client_secret_basic, client_secret_post/);
      assert.match((await wrong({ client_id: '' })).message, /a client id/);
      assert.match((await wrong({ id: 'login' })).message, /The id of a provider/);
      assert.equal((await admin.call('POST', MANAGE, provider.settings({ new_user_mode: 'all' }))).key, 'backend.errors.settings.invalidOidcNewUserMode');
      assert.deepEqual((await admin.good('GET', MANAGE)).providers, []);
    });

    test('it is added, its secret is sealed and never told, and the sign-in page offers it', async () => {
      const told = await admin.good('POST', MANAGE, provider.settings());
      assert.equal(told.client_secret_set, true);
      assert.equal(told.callback_url, `${server.url}/api/auth/oidc/callback`);
      assert.ok(!JSON.stringify(await admin.good('GET', MANAGE)).includes(CLIENT_SECRET));
      assert.deepEqual(place.filesWith(CLIENT_SECRET), []);
      assert.deepEqual(await server.client().good('GET', '/api/auth/oidc/providers'), { providers: [{ id: 'oidc', name: 'Example' }] });
      const config = await server.client().good('GET', '/api/auth/config');
      assert.deepEqual([config.oidc_enabled, config.oidc_provider_name, config.oidc_disable_local_auth], [true, 'Example', false]);
    });

    test('existing clients see and change it among the settings of the server', async () => {
      const { settings } = await admin.good('GET', '/api/settings/system');
      assert.deepEqual(
        [settings.oidc_enabled, settings.oidc_discovery_url, settings.oidc_client_secret_set, settings.oidc_new_user_mode],
        [true, provider.issuer, true, 'viewer'],
      );
      assert.equal((await admin.call('PUT', '/api/settings/system', settings)).status, 200, 'all that was given back may be sent back');
      await admin.good('PUT', '/api/settings/system', { oidc_provider_name: 'Renamed' });
      assert.equal((await admin.good('GET', MANAGE)).providers[0].name, 'Renamed');
      await admin.good('PUT', '/api/settings/system', { oidc_provider_name: 'Example', oidc_discovery_url: `${provider.issuer}/.well-known/openid-configuration` });
      assert.equal((await admin.call('PUT', '/api/settings/system', { oidc_default_role: 'owner' })).key, 'backend.errors.settings.invalidOidcDefaultRole');
      assert.equal((await admin.call('PUT', '/api/settings/system', { oidc_discovery_url: 'https://id.example.org' })).key, 'backend.errors.settings.oidcSecretNeeded');
      assert.equal((await admin.call('PUT', '/api/settings/system', { oidc_disable_local_auth: true })).key, 'backend.errors.settings.oidcAdminRequired');
    });
  });

  describe('who comes', inOrder, () => {
    test('for the first time gets an account, a session, and the address they wanted', async () => {
      const { at } = await visit('ida', { returnTo: '/archives?repository=1' });
      assert.equal(at.href, `${server.url}/archives?repository=1&oidc=complete`);
      const { body, client, visitor } = await comeIn('ida');
      assert.deepEqual([body.token_type, body.totp_required, body.must_change_password], ['bearer', false, false]);
      const me = await client.good('GET', '/api/auth/me');
      assert.deepEqual([me.username, me.full_name, me.email, me.auth_source, me.oidc_subject, me.role], ['ida', 'ida of the provider', 'ida@example.org', 'oidc', 'ida', 'viewer']);
      assert.equal((await exchange(visitor)).status, 401, 'a grant is good once');
      const seen = await types();
      for (const type of ['oidc_callback_success', 'oidc_user_provisioned', 'oidc_login_succeeded']) assert.ok(seen.includes(type), type);
      assert.ok(!visitor.seen.some((text) => /access_token/.test(text) && !/"token_type":"bearer"/.test(text)), 'no token of the provider reaches a browser');
    });

    test('by addresses that lead elsewhere stays here', async () => {
      for (const returnTo of ['//evil.example', '/\\evil.example', 'https:evil.example', 'https://evil.example/', '/%2f%2fevil.example', '/%5cevil.example', '/x\r\nset-cookie: a=b'])
        assert.equal((await visit('ida', { returnTo })).at.href, `${server.url}/?oidc=complete`, returnTo);
    });

    test('and asks for a session without saying from which page gets none', async () => {
      const { visitor } = await visit('ida');
      const answer = await visitor.ask('POST', `${server.url}/api/auth/oidc/exchange`);
      assert.deepEqual([answer.status, answer.key], [403, `${ERRORS}invalidAuthentication`]);
    });

    test('by a page of another site begins on our own', async () => {
      const headers = { 'sec-fetch-site': 'cross-site' };
      const answer = await new Visitor().ask('GET', `${server.url}/api/auth/oidc/login?return_to=/plans`, undefined, headers);
      assert.deepEqual([answer.status, answer.location, answer.headers.getSetCookie()], [302, `${server.url}/plans`, []]);
    });

    test('is who the provider says, not who has a name of somebody here', async () => {
      const { visitor } = await visit('admin');
      const answer = await exchange(visitor);
      assert.deepEqual([answer.status, answer.key], [409, `${ERRORS}oidcAccountLinkRequired`]);
      await admin.good('POST', '/api/settings/users', { username: 'Zoë', password: OWN, email: 'zoe@example.org' });
      const other = await visit('zoe');
      assert.equal((await exchange(other.visitor)).key, `${ERRORS}oidcEmailAlreadyInUse`);
    });

    test('without a verified address gets none, and without a name is told so', async () => {
      provider.claims = { email_verified: false };
      const { client } = await comeIn('una');
      assert.equal((await client.good('GET', '/api/auth/me')).email, null);
      provider.claims = { preferred_username: undefined };
      const { visitor } = await visit('nobody');
      assert.equal((await exchange(visitor)).key, `${ERRORS}oidcUsernameClaimMissing`);
      provider.claims = {};
    });

    test('and says no at the provider is told so, and the reason is in the log alone', async () => {
      const { at } = await visit(null);
      assert.equal(at.searchParams.get('oidc_error'), `${ERRORS}oidcRefused`);
      assert.ok(!at.href.includes('today'));
      const [failed] = await admin.good('GET', '/api/auth/events?limit=1');
      assert.deepEqual([failed.event_type, failed.success], ['oidc_callback_failed', false]);
      assert.match(failed.detail, /access_denied: Not today/);
    });

    test('comes back once, in the same browser, to the same provider', async () => {
      const visitor = new Visitor();
      provider.who = 'ida';
      const { at } = await visitor.follow(`${server.url}/api/auth/oidc/login`, (address) => address.startsWith(`${server.url}/api/auth/oidc/callback`));
      const elsewhere = await new Visitor().ask('GET', at);
      assert.deepEqual([elsewhere.status, elsewhere.key], [400, `${ERRORS}invalidOrExpiredToken`]);
      const other = new Visitor();
      await other.ask('GET', `${server.url}/api/auth/oidc/login`);
      assert.equal(new URL((await other.ask('GET', at)).location).searchParams.get('oidc_error'), `${ERRORS}invalidOrExpiredToken`, 'with a question of its own');
      assert.match((await visitor.ask('GET', at)).location, /oidc=complete/);
      assert.equal((await visitor.ask('GET', at)).status, 400, 'a second time');
      const stolen = new Visitor();
      stolen.jars.set(new URL(server.url).host, new Map([['oidc_exchange_grant', visitor.jars.get(new URL(server.url).host).get('oidc_exchange_grant')]]));
      assert.equal((await exchange(stolen)).status, 401, 'a grant alone, in another browser');
    });
  });

  describe('roles', inOrder, () => {
    const groups = { claim_groups: 'groups', admin_groups: ['backup-admins'], claim_role: 'realm_access.roles', claim_all_repositories_role: 'realm_access.roles' };

    test('are what groups and claims say at each sign-in', async () => {
      await change(groups);
      provider.claims = { groups: ['backup-admins', 'others'], realm_access: { roles: ['operator'] } };
      const { client } = await comeIn('ida');
      const me = await client.good('GET', '/api/auth/me');
      assert.deepEqual([me.role, me.all_repositories_role], ['admin', 'operator']);
      provider.claims = { groups: 'others', realm_access: { roles: ['operator', 'admin'] } };
      await comeIn('ida');
      assert.equal((await user('ida')).role, 'operator', 'nobody is an admin but by the groups');
      assert.equal((await client.call('GET', '/api/auth/me')).status, 401, 'sessions with other rights are over');
      provider.claims = {};
      await comeIn('ida');
      assert.equal((await user('ida')).role, 'viewer');
    });

    test('that make everybody an admin are told on the page of weaknesses', async () => {
      const weak = async () => (await admin.good('GET', '/api/posture')).weaknesses.map(({ id }) => id).includes('access.provider-makes-admins');
      assert.equal(await weak(), false);
      await change({ default_role: 'admin' });
      assert.equal(await weak(), true);
      await change({});
    });

    test('of another user are given to new ones, and of an admin to nobody', async () => {
      const path = place.repository('shared');
      const repository = await admin.makeRepository('shared', path);
      const model = (await admin.good('POST', '/api/settings/users', { username: 'model', password: OWN, role: 'operator' })).user;
      await admin.good('POST', `/api/settings/users/${model.id}/permissions`, { repository_id: repository.id, role: 'operator' });
      await change({ new_user_mode: 'template', template_username: 'model' });
      const { client } = await comeIn('tom');
      assert.equal((await client.good('GET', '/api/auth/me')).role, 'operator');
      assert.equal((await client.good('GET', '/api/repositories')).repositories.length, 1);
      await change({ new_user_mode: 'template', template_username: 'admin' });
      const { visitor } = await visit('tim');
      assert.equal((await exchange(visitor)).key, `${ERRORS}oidcTemplateUserNotFound`);
    });

    test('new people wait until they are let in, or are refused', async () => {
      await change({ new_user_mode: 'pending' });
      const tried = async () => (await exchange((await visit('pia')).visitor)).key;
      assert.equal(await tried(), `${ERRORS}oidcPendingApproval`);
      assert.equal(await tried(), `${ERRORS}oidcPendingApproval`);
      const { users } = await admin.good('GET', '/api/settings/users/pending');
      assert.deepEqual(users.map(({ username, provider_name: name }) => [username, name]), [['pia', 'Example']]);
      await admin.good('PUT', `/api/settings/users/${users[0].id}`, { is_active: true });
      assert.deepEqual((await admin.good('GET', '/api/settings/users/pending')).users, []);
      const { client } = await comeIn('pia');
      await admin.good('PUT', `/api/settings/users/${users[0].id}`, { is_active: false });
      assert.equal((await client.call('GET', '/api/auth/me')).status, 401);
      assert.equal(await tried(), `${ERRORS}inactiveUser`);
      await change({ new_user_mode: 'deny' });
      const { visitor } = await visit('eve');
      assert.equal((await exchange(visitor)).key, `${ERRORS}oidcUserAccessDenied`);
      assert.equal(await user('eve'), undefined);
      const seen = await types();
      for (const type of ['oidc_user_pending', 'oidc_user_denied', 'oidc_exchange_failed']) assert.ok(seen.includes(type), type);
      await change({ new_user_mode: 'viewer' });
    });
  });

  describe('signing out', inOrder, () => {
    test('here leads to the end of the provider’s session', async () => {
      const { client, visitor } = await comeIn('ida');
      const before = provider.logins;
      await comeIn('ida', { visitor });
      assert.equal(provider.logins, before, 'the provider knows this browser');
      const { logout_url: there } = await client.good('POST', '/api/auth/logout');
      assert.ok(there.startsWith(`${provider.issuer}/session/end?`), there);
      assert.match(there, /id_token_hint=/);
      assert.equal((await client.call('GET', '/api/auth/me')).status, 401);
      assert.match((await visitor.ask('GET', there)).text, /Do you want to sign-out from/);
    });

    test('there ends what began by it here, and nothing else', async () => {
      const { client, visitor } = await comeIn('ida');
      const { client: another } = await comeIn('ida');
      const page = await visitor.ask('GET', `${provider.issuer}/session/end`);
      const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page.text);
      const form = new URLSearchParams({ xsrf, logout: 'yes' });
      const cookie = [...visitor.jars.get(new URL(provider.issuer).host)].map(([name, value]) => `${name}=${value}`).join('; ');
      await fetch(`${provider.issuer}/session/end/confirm`, { method: 'POST', redirect: 'manual', headers: { cookie }, body: form });
      await until('the session here is over', async () => (await client.call('GET', '/api/auth/me')).status === 401);
      assert.equal((await another.call('GET', '/api/auth/me')).status, 200);
      assert.ok((await types()).includes('oidc_sessions_ended'));
      assert.equal((await server.client().call('POST', '/api/auth/oidc/backchannel', new URLSearchParams({ logout_token: 'none' }))).status, 401);
    });
  });

  describe('in a browser', inOrder, () => {
    let browser;
    let page;

    before(async () => {
      browser = await openBrowser(server.url);
      ({ page } = browser);
    });
    after(() => browser?.close());

    const single = () => region(page, 'Single sign-on');

    test('one signs in at the provider, and is where one wanted to go', async () => {
      provider.who = 'ida';
      await page.goto('/settings/account');
      await page.getByRole('link', { name: 'Sign in with Example' }).click();
      await single().getByText('Example', { exact: false }).first().waitFor();
      assert.equal(new URL(page.url()).search, '');
      await browser.picture('oidc-account');
      const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
      assert.ok(!/eyJ|oidc_exchange/.test(stored), stored);
    });

    test('a refusal is told in words', async () => {
      await page.context().clearCookies();
      provider.who = null;
      await page.goto('/');
      await page.getByRole('link', { name: 'Sign in with Example' }).click();
      await page.getByRole('alert').waitFor();
      await browser.picture('oidc-refused');
      assert.equal(new URL(page.url()).search, '');
    });

    test('an account is linked from inside, for a password, and unlinked', async () => {
      provider.who = 'admin-of-provider';
      await signIn(page, 'admin', PASSWORD, '/settings/account');
      await button(single(), 'Link with Example').click();
      await button(single(), 'Remove the link').waitFor();
      assert.equal((await user('admin')).oidc_subject, 'admin-of-provider');
      assert.ok((await types()).includes('oidc_account_linked'));
      const { client } = await comeIn('admin-of-provider');
      assert.equal((await client.good('GET', '/api/auth/me')).username, 'admin');
      assert.equal((await admin.call('POST', '/api/auth/oidc/link')).key, `${ERRORS}oidcAlreadyLinked`);
      await button(single(), 'Remove the link').click();
      await button(page.getByRole('dialog'), 'Remove the link').click();
      await button(single(), 'Link with Example').waitFor();
      assert.equal((await user('admin')).oidc_subject, null);
    });

    test('an identity belongs to one account, and an address alone links nothing', async () => {
      await page.context().clearCookies({ name: /^_[a-z]/ }); // the provider's own
      provider.who = 'ida';
      await button(single(), 'Link with Example').click();
      await page.getByRole('alert').getByText('another account', { exact: false }).waitFor();
      assert.equal((await user('admin')).oidc_subject, null);
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const followed = await fetch(`${server.url}/api/auth/oidc/link`, { redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'cross-site' } });
      assert.equal(followed.status, 403);
    });

    test('who has no password here confirms at the provider', async () => {
      await page.context().clearCookies();
      await change({ claim_groups: 'groups', admin_groups: ['backup-admins'] });
      provider.who = 'ida';
      provider.claims = { groups: ['backup-admins'] };
      await server.stop();
      server = await place.start({ ...environment, STEP_UP_MINUTES: '0' });
      admin = await server.signIn();
      await page.goto('/settings/account');
      await page.getByRole('link', { name: 'Sign in with Example' }).click();
      await single().waitFor();
      const before = provider.logins;
      const proved = await page.evaluate(async () => {
        const { csrf_token: token, sign_in: by } = await (await fetch('/api/auth/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        const answer = await fetch('/api/auth/oidc/step-up', { method: 'POST', headers, body: JSON.stringify({ return_to: '/settings/users' }) });
        return { by, address: (await answer.json()).authorization_url };
      });
      assert.equal(proved.by, 'oidc');
      await page.goto(proved.address);
      await page.waitForURL(/settings\/users/);
      assert.equal(provider.logins, before + 1, 'the provider has asked again');
      const done = await page.evaluate(async () => {
        const { csrf_token: token } = await (await fetch('/api/auth/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        return (await fetch('/api/settings/users', { method: 'POST', headers, body: JSON.stringify({ username: 'made', password: 'quiet meadow lantern 58' }) })).status;
      });
      assert.equal(done, 200);
      assert.ok((await types()).includes('step_up'));
    });

    test('somebody else at the provider confirms nothing, and whose session there is over by it is signed out', async () => {
      const address = await page.evaluate(async () => {
        const { csrf_token: token } = await (await fetch('/api/auth/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        return (await (await fetch('/api/auth/oidc/step-up', { method: 'POST', headers, body: '{}' })).json()).authorization_url;
      });
      provider.who = 'una';
      await page.goto(address);
      await page.getByLabel('User name').waitFor();
      provider.who = 'ida';
    });

    test('nothing of it breaks the content security policy', () => {
      assert.deepEqual(browser.complaints.filter((one) => /Content Security Policy/i.test(one)), []);
    });
  });

  describe('alone', inOrder, () => {
    test('is turned on once an admin can come by it, and nobody shows a password then', async () => {
      await admin.good('PUT', '/api/settings/access-policy', { local_sign_in_off: true });
      const config = await server.client().good('GET', '/api/auth/config');
      assert.deepEqual([config.oidc_enabled, config.oidc_disable_local_auth, config.oidc_provider_name], [true, true, 'Example']);
      const answer = await server.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'admin', password: PASSWORD }));
      assert.deepEqual([answer.status, answer.key], [403, `${ERRORS}localLoginDisabled`]);
      assert.equal((await server.client().call('POST', '/api/auth/passkeys/authenticate/options', {})).key, `${ERRORS}localLoginDisabled`);
    });

    test('the last way of an admin stays', async () => {
      provider.claims = { groups: ['backup-admins'] };
      const { client } = await comeIn('ida');
      const { id } = await user('ida');
      assert.equal((await client.call('DELETE', MANAGE + '/oidc')).key, 'backend.errors.settings.oidcAdminRequired');
      assert.equal((await client.call('PUT', `${MANAGE}/oidc`, { ...provider.settings({ enabled: false }), client_secret: null })).key, 'backend.errors.settings.oidcAdminRequired');
      assert.equal((await admin.call('PUT', `/api/settings/users/${id}`, { is_active: false })).key, 'backend.errors.settings.cannotDeleteLastAdmin');
      assert.equal((await client.good('GET', MANAGE)).providers.length, 1);
    });

    test('a shell of the machine lets passwords in again', async () => {
      const env = { ...process.env, DATA_DIR: place.data, HOME: place.data };
      const { status, stdout } = spawnSync(join(DISTRIBUTION, 'bin/borg-ui'), ['reset-password', 'admin', '--generate'], { env, encoding: 'utf8' });
      assert.equal(status, 0, stdout);
      assert.match(stdout, /turned off on this server. It is on again/);
      const config = await server.client().good('GET', '/api/auth/config');
      assert.equal(config.oidc_disable_local_auth, false);
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
