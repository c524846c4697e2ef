// Single sign-on as people see it: signing in, linking, confirming, and a server without passwords.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { button, region } from './account-browser.mjs';
import { openBrowser, signIn } from './browser.mjs';
import { ERRORS, MANAGE, SignOnWorld } from './oidc-world.mjs';
import { DISTRIBUTION, PASSWORD } from './rig.mjs';

const inOrder = { concurrency: false };

describe('single sign-on for people', inOrder, () => {
  const world = new SignOnWorld();

  before(async () => {
    await world.start();
    await world.admin.good('POST', MANAGE, world.provider.settings());
  });
  after(() => world.stop());

  describe('in a browser', inOrder, () => {
    let browser;
    let page;

    before(async () => {
      browser = await openBrowser(world.server.url);
      ({ page } = browser);
    });
    after(() => browser?.close());

    const single = () => region(page, 'Single sign-on');

    test('one signs in at the provider, and is where one wanted to go', async () => {
      world.provider.who = 'ida';
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
      world.provider.who = null;
      await page.goto('/');
      await page.getByRole('link', { name: 'Sign in with Example' }).click();
      await page.getByRole('alert').waitFor();
      await browser.picture('oidc-refused');
      assert.equal(new URL(page.url()).search, '');
    });

    test('an account is linked from inside, for a password, and unlinked', async () => {
      world.provider.who = 'admin-of-provider';
      await signIn(page, 'admin', PASSWORD, '/settings/account');
      await button(single(), 'Link with Example').click();
      await button(single(), 'Remove the link').waitFor();
      assert.equal((await world.user('admin')).oidc_subject, 'admin-of-provider');
      assert.ok((await world.types()).includes('oidc_account_linked'));
      const { client } = await world.comeIn('admin-of-provider');
      assert.equal((await client.good('GET', '/api/auth/me')).username, 'admin');
      assert.equal((await world.admin.call('POST', '/api/auth/oidc/link')).key, `${ERRORS}oidcAlreadyLinked`);
      await button(single(), 'Remove the link').click();
      await button(page.getByRole('dialog'), 'Remove the link').click();
      await button(single(), 'Link with Example').waitFor();
      assert.equal((await world.user('admin')).oidc_subject, null);
    });

    test('an identity belongs to one account, and an address alone links nothing', async () => {
      await page.context().clearCookies({ name: /^_[a-z]/ }); // the provider's own
      world.provider.who = 'ida';
      await button(single(), 'Link with Example').click();
      await page.getByRole('alert').getByText('another account', { exact: false }).waitFor();
      assert.equal((await world.user('admin')).oidc_subject, null);
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const followed = await fetch(`${world.server.url}/api/auth/oidc/link`, { redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'cross-site' } });
      assert.equal(followed.status, 403);
    });

    test('who has no password here confirms at the provider', async () => {
      await page.context().clearCookies();
      await world.change({ claim_groups: 'groups', admin_groups: ['backup-admins'] });
      world.provider.who = 'ida';
      world.provider.claims = { groups: ['backup-admins'] };
      await world.startServer({ STEP_UP_MINUTES: '0' });
      await page.goto('/settings/account');
      await page.getByRole('link', { name: 'Sign in with Example' }).click();
      await single().waitFor();
      const before = world.provider.logins;
      const proved = await page.evaluate(async () => {
        const { csrf_token: token, sign_in: by } = await (await fetch('/api/auth/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        const answer = await fetch('/api/auth/oidc/step-up', { method: 'POST', headers, body: JSON.stringify({ return_to: '/settings/users' }) });
        return { by, address: (await answer.json()).authorization_url };
      });
      assert.equal(proved.by, 'oidc');
      await page.goto(proved.address);
      await page.waitForURL(/settings\/users/);
      assert.equal(world.provider.logins, before + 1, 'the provider has asked again');
      const done = await page.evaluate(async () => {
        const { csrf_token: token } = await (await fetch('/api/auth/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        return (await fetch('/api/settings/users', { method: 'POST', headers, body: JSON.stringify({ username: 'made', password: 'quiet meadow lantern 58' }) })).status;
      });
      assert.equal(done, 200);
      assert.ok((await world.types()).includes('step_up'));
    });

    test('somebody else at the provider confirms nothing, and whose session there is over by it is signed out', async () => {
      const address = await page.evaluate(async () => {
        const { csrf_token: token } = await (await fetch('/api/auth/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        return (await (await fetch('/api/auth/oidc/step-up', { method: 'POST', headers, body: '{}' })).json()).authorization_url;
      });
      world.provider.who = 'una';
      await page.goto(address);
      await page.getByLabel('User name').waitFor();
      world.provider.who = 'ida';
    });

    test('nothing of it breaks the content security policy', () => {
      assert.deepEqual(browser.complaints.filter((one) => /Content Security Policy/i.test(one)), []);
    });
  });

  describe('alone', inOrder, () => {
    test('is turned on once an admin can come by it, and nobody shows a password then', async () => {
      await world.admin.good('PUT', '/api/settings/access-policy', { local_sign_in_off: true });
      const config = await world.server.client().good('GET', '/api/auth/config');
      assert.deepEqual([config.oidc_enabled, config.oidc_disable_local_auth, config.oidc_provider_name], [true, true, 'Example']);
      const answer = await world.server.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'admin', password: PASSWORD }));
      assert.deepEqual([answer.status, answer.key], [403, `${ERRORS}localLoginDisabled`]);
      assert.equal((await world.server.client().call('POST', '/api/auth/passkeys/authenticate/options', {})).key, `${ERRORS}localLoginDisabled`);
    });

    test('the last way of an admin stays', async () => {
      world.provider.claims = { groups: ['backup-admins'] };
      const { client } = await world.comeIn('ida');
      const { id } = await world.user('ida');
      assert.equal((await client.call('DELETE', MANAGE + '/oidc')).key, 'backend.errors.settings.oidcAdminRequired');
      assert.equal((await client.call('PUT', `${MANAGE}/oidc`, { ...world.provider.settings({ enabled: false }), client_secret: null })).key, 'backend.errors.settings.oidcAdminRequired');
      assert.equal((await world.admin.call('PUT', `/api/settings/users/${id}`, { is_active: false })).key, 'backend.errors.settings.cannotDeleteLastAdmin');
      assert.equal((await client.good('GET', MANAGE)).providers.length, 1);
    });

    test('a shell of the machine lets passwords in again', async () => {
      const env = { ...process.env, DATA_DIR: world.place.data, HOME: world.place.data };
      const { status, stdout } = spawnSync(join(DISTRIBUTION, 'bin/borg-ui'), ['reset-password', 'admin', '--generate'], { env, encoding: 'utf8' });
      assert.equal(status, 0, stdout);
      assert.match(stdout, /turned off on this server. It is on again/);
      const config = await world.server.client().good('GET', '/api/auth/config');
      assert.equal(config.oidc_disable_local_auth, false);
    });
  });
});
