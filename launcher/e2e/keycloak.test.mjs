// Single sign-on at Keycloak, as people have it: its own pages, groups, and the end of sessions in both directions.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { region } from './account-browser.mjs';
import { openBrowser } from './browser.mjs';
import { freePort, freePorts, Place, until } from './rig.mjs';

const PROGRAM = process.env.KEYCLOAK; // launcher/verify --long
const SECRET = 'a secret between two servers 4711';
const OWN = 'seven calm otters';

const realm = (url) => ({
  realm: 'home',
  enabled: true,
  sslRequired: 'none',
  groups: [{ name: 'backup-admins' }],
  users: [
    {
      username: 'ida',
      enabled: true,
      emailVerified: true,
      email: 'ida@example.org',
      firstName: 'Ida',
      lastName: 'Example',
      groups: ['backup-admins'],
      credentials: [{ type: 'password', value: OWN, temporary: false }],
    },
  ],
  clients: [
    {
      clientId: 'borg-ui',
      secret: SECRET,
      redirectUris: [`${url}/api/auth/oidc/keycloak/callback`],
      standardFlowEnabled: true,
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'post.logout.redirect.uris': `${url}/`,
        'backchannel.logout.url': `${url}/api/auth/oidc/keycloak/backchannel`,
        'backchannel.logout.session.required': 'true',
      },
      protocolMappers: [
        {
          name: 'groups',
          protocol: 'openid-connect',
          protocolMapper: 'oidc-group-membership-mapper',
          config: { 'claim.name': 'groups', 'full.path': 'false', 'id.token.claim': 'true', 'access.token.claim': 'false', 'userinfo.token.claim': 'true' },
        },
      ],
    },
  ],
});

describe('Keycloak', { skip: !PROGRAM && 'only with launcher/verify --long', concurrency: false }, () => {
  const place = new Place();
  let home;
  let keycloak;
  let issuer;
  let server;
  let browser;
  let page;

  before(async () => {
    const [port, management] = await freePorts(2);
    const own = String(await freePort());
    home = mkdtempSync(join(tmpdir(), 'borg-ui-e2e-keycloak-'));
    cpSync(dirname(dirname(PROGRAM)), home, { recursive: true });
    mkdirSync(join(home, 'data/import'), { recursive: true });
    writeFileSync(join(home, 'data/import/home-realm.json'), JSON.stringify(realm(`http://localhost:${own}`)));
    const words = ['start-dev', '--import-realm', '--http-host=localhost', `--http-port=${port}`, `--http-management-port=${management}`, `--hostname=http://localhost:${port}`];
    const env = { ...process.env, KC_BOOTSTRAP_ADMIN_USERNAME: 'root', KC_BOOTSTRAP_ADMIN_PASSWORD: 'root of keycloak' };
    keycloak = spawn(join(home, 'bin/kc.sh'), words, { env, stdio: 'ignore', detached: true });
    issuer = `http://localhost:${port}/realms/home`;
    server = await place.start({ PORT: own, EGRESS_ALLOW: 'localhost' });
    await until('Keycloak answers', () => fetch(`${issuer}/.well-known/openid-configuration`).then(({ ok }) => ok, () => false), 240_000);
    const admin = await server.signIn();
    await admin.good('POST', '/api/settings/sign-in-providers', {
      id: 'keycloak', name: 'Keycloak', issuer, client_id: 'borg-ui', client_secret: SECRET, new_user_mode: 'viewer', claim_groups: 'groups', admin_groups: ['backup-admins'],
    });
    browser = await openBrowser(server.url);
    ({ page } = browser);
  });

  after(async () => {
    await browser?.close();
    if (keycloak) {
      const gone = new Promise((resolve) => keycloak.once('close', resolve));
      process.kill(-keycloak.pid, 'SIGKILL');
      await gone;
    }
    await place.remove();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  async function comeIn() {
    await page.goto('/settings/account');
    await page.getByRole('link', { name: 'Sign in with Keycloak' }).click();
    await page.getByLabel('Username or email').fill('ida');
    await page.locator('#password').fill(OWN);
    await page.getByRole('button', { name: 'Sign In' }).click();
    await region(page, 'Single sign-on').waitFor();
  }

  const session = () => page.evaluate(async () => (await fetch('/api/auth/session')).json());

  test('one signs in on its page, and is an admin by a group there', async () => {
    await comeIn();
    const { sign_in: by, user } = await session();
    assert.deepEqual([by, user.username, user.full_name, user.email, user.role], ['oidc', 'ida', 'Ida Example', 'ida@example.org', 'admin']);
  });

  test('signing out here ends its session as well', async () => {
    await page.getByRole('button', { name: 'ida' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in with Keycloak' }).click();
    await page.getByLabel('Username or email').waitFor();
  });

  test('a session that its admin ends is over here', async () => {
    await comeIn();
    const base = new URL(issuer).origin;
    const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'root', password: 'root of keycloak' });
    const { access_token: token } = await (await fetch(`${base}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })).json();
    const headers = { authorization: `Bearer ${token}` };
    const [{ id }] = await (await fetch(`${base}/admin/realms/home/users?username=ida`, { headers })).json();
    const { status } = await fetch(`${base}/admin/realms/home/users/${id}/logout`, { method: 'POST', headers });
    assert.equal(status, 204);
    await until('the session here is over', async () => (await session()).user === null);
  });
});
