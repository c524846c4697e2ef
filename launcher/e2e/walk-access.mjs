/** What is seen of signing in, of the account, of the audit, and of what is weak. */
import { GERMAN_OIDC, OIDC_STOPS } from './walk-oidc.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
const dialog = (page) => page.getByRole('dialog').waitFor();
const json = (url, body, status = 200) => (page) => page.route(url, (route) => route.fulfill({ status, json: body }));
const part = (name) => (page) => page.getByRole('region', { name, exact: true }).scrollIntoViewIfNeeded();
const all = (...steps) => async (page, world) => {
  for (const step of steps) await step(page, world);
};

const ACCOUNT = '/settings/account';
const AUDIT = '/settings/audit';
const SECURITY = '/settings/security';
const ENTRIES = /api\/audit\?/;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** As if the person were known in another way. */
const signedInBy = (sign_in) => (page) =>
  page.route('**/api/auth/session', async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), sign_in } }));

const session = (id, more) => ({
  id,
  kind: 'browser',
  address: '192.0.2.7',
  agent: FIREFOX,
  created_at: '2026-11-29T08:00:00.000+00:00',
  last_used_at: '2026-11-29T19:40:00.000+00:00',
  expires_at: '2026-12-01T08:00:00.000+00:00',
  current: false,
  ...more,
});
const sessions = json(/\/sessions$/, [
  session(1, { current: true }),
  session(2, { address: '2001:db8:7:1::42', agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1' }),
  session(3, { kind: 'client', agent: 'backup-report-of-the-house/2.4.1 (python-requests/2.32.5; somewhere in the cellar)' }),
]);

const token = (id, name, more) => ({
  id,
  name,
  prefix: 'bui_7hQ2xk',
  scopes: ['archives:read', 'jobs:read', 'jobs:write', 'restores:write'],
  created_at: '2026-11-01T08:00:00.000+00:00',
  last_used_at: null,
  expires_at: '2027-01-30T08:00:00.000+00:00',
  ...more,
});
const tokens = json(/\/tokens$/, [
  token(1, 'report on nas', { scopes: ['*:read'], last_used_at: '2026-11-29T19:40:00.000+00:00' }),
  token(2, 'restores of the whole house that somebody wrote a long name for', { expires_at: null }),
  token(3, 'of last year', { expires_at: '2025-11-29T19:40:00.000+00:00' }),
]);

const newToken = all(part('API tokens'), (page) => button(page, 'New API token').click(), dialog);
const typeName = (page) => page.getByRole('textbox', { name: 'Name' }).fill('report on nas');
const make = (page) => button(page, 'Make token').click();

const STALE = { detail: { key: 'backend.errors.auth.stepUpRequired', params: {}, message: 'You signed in a while ago. Enter your password to go on.' } };
const stale = json(/\/sessions\/\d+$/, STALE, 403);
const endOne = async (page) => {
  await page.getByRole('button', { name: /^End the session/ }).first().click();
  await page.getByRole('dialog', { name: 'Is it you?' }).waitFor();
};

const entry = (id, more) => ({
  id,
  at: new Date(Date.UTC(2026, 10, 29, 20) - (20_000 - id) * 60_000).toISOString(),
  type: 'request',
  success: true,
  user_id: 1,
  username: 'admin',
  way: 'local',
  address: '192.0.2.7',
  request_id: `r-${id}`,
  action: 'PUT /api/repositories/{repo_id}',
  object: 'repositories/1',
  detail: null,
  changes: [],
  hash: 'h8Jr6nQm0Vd3x9yKsWq2TfLbUe5oZc1aPiGvXh7Y4tE',
  ...more,
});
const CHANGES = [
  { collection: 'repositories', id: 1, before: 'pQ8s-1xT', after: 'Zk3m_0Aa' },
  { collection: 'grants', id: 12, before: null, after: 'b7Yt4wQe' },
  { collection: 'sessions', id: 4, before: 'Hh2nVx9c', after: null },
];
const SPECIAL = [
  entry(20_000, { changes: CHANGES }),
  entry(19_999, { type: 'local_login_failed', success: false, user_id: null, username: null, way: '', object: '', action: 'POST /api/auth/session', address: '2001:db8:7:1::42', detail: 'The password was wrong.' }),
  entry(19_998, { type: 'refused', success: false, username: 'vera', user_id: 2, action: 'DELETE /api/settings/users/{user_id}', object: 'users/1' }),
  entry(19_997, { type: 'token_created', action: 'POST /api/settings/tokens', object: 'tokens/3' }),
  entry(19_996, { type: 'key_rotated', user_id: null, username: '', way: 'server', address: '', action: '', object: '', request_id: '' }),
];
const audit = (page) =>
  page.route(ENTRIES, (route) => {
    const before = Number(new URL(route.request().url()).searchParams.get('before')) || 20_001;
    const ids = Array.from({ length: 100 }, (_, i) => before - 1 - i).filter((id) => id > 0);
    return route.fulfill({ json: { entries: ids.map((id) => SPECIAL[20_000 - id] ?? entry(id)), more: ids.at(-1) > 1 } });
  });
const verdict = (more) => json('**/api/audit/verify', { entries: 20_000, signed: 19_968, damages: [], key: 'SHA256:6mJ4uQ0Qe8ZCnS3oYcXo9m0T4Jv0yq7C1b6n5sB2kVY', ...more });
const verify = (says) => async (page) => {
  await button(page, 'Verify').click();
  await page.getByText(says).waitFor();
};

const weakness = (id, severity, title, more) => ({
  id,
  severity,
  title,
  reason: 'Whoever is on the way can read the password and the cookie, and be you.',
  remedy: 'Put a proxy with a certificate before the server, and name its address.',
  page: null,
  object: '',
  ...more,
});
const posture = (...weaknesses) => json('**/api/posture', { looked_at: '2026-11-29T20:00:00.000+00:00', weaknesses });
const weak = posture(
  weakness('transport.no-tls', 'high', 'Passwords travel in the open'),
  weakness('password.common', 'high', 'The password of an admin is well known', { object: 'admin', page: ACCOUNT }),
  weakness('repository.encryption-none', 'medium', 'Not encrypted', { object: 'Photos of everybody', page: '/repositories/1' }),
  weakness('token.forever', 'low', 'A token that never expires', { object: 'report on nas', page: ACCOUNT }),
);
const vault = (more) => json('**/api/settings/vault', { key_id: 'k-2026-11', keys: 2, sealed: { 'k-2026-11': 12, 'k-2025-01': 3 }, rotating: false, source: 'data_directory', ...more });

const RECOVERY = Array.from('ABCDEFGH', (letter) => `${letter}4K7-MNPQ-WXYZ-2345`);
/** As if oneself had a second factor, or none. */
const withFactor = (enabled, left = 8) =>
  all(json('**/api/auth/totp', { enabled, recovery_codes_remaining: enabled ? left : 0 }), async (page) => {
    await page.route('**/api/auth/session', async (route) => {
      const response = await route.fetch();
      const session = await response.json();
      await route.fulfill({ response, json: { ...session, user: { ...session.user, totp_enabled: enabled } } });
    });
  });
/** As if everybody had a second factor and passkeys. */
const withMore = (page) =>
  page.route('**/api/settings/users', async (route) => {
    const response = await route.fetch();
    const { users, ...rest } = await response.json();
    await route.fulfill({ response, json: { ...rest, users: users.map((user) => ({ ...user, totp_enabled: true, passkey_count: 2 })) } });
  });
const preparing = all(
  json('**/api/auth/totp/setup', { setup_token: 't', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', otpauth_uri: 'otpauth://totp/Borg%20UI:admin?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Borg%20UI', recovery_codes: RECOVERY }),
  json('**/api/auth/totp/enable', { enabled: true, recovery_codes: RECOVERY }),
);
async function setUpFactor(page) {
  await button(page, 'Set up').click();
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('any');
  await button(page, 'Continue').click();
}
async function firstCode(page) {
  await page.getByLabel('Code from the app').fill('123456');
  await button(page, 'Turn on').click();
}

export const ACCESS_STOPS = [
  { name: 'account', at: ACCOUNT, shows: 'What you may do' },
  { name: 'account-sessions', at: ACCOUNT, before: all(sessions, tokens), shows: 'Safari, iOS', does: part('Sessions') },
  { name: 'account-tokens', at: ACCOUNT, before: all(sessions, tokens), shows: 'Never expires', does: part('API tokens') },
  {
    name: 'account-wrong',
    at: ACCOUNT,
    shows: 'What you may do',
    does: async (page) => {
      await page.getByLabel('E-mail').fill('nobody');
      await button(page, 'Save').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'account-header', at: ACCOUNT, before: signedInBy('header'), shows: 'The proxy in front of this server says who you are' },
  { name: 'account-open', at: ACCOUNT, before: signedInBy('none'), shows: 'Signing in is switched off' },
  { name: 'overview-open', at: '/', before: signedInBy('none'), shows: 'Anybody who reaches this address is an admin.' },
  {
    name: 'person-menu-open',
    at: '/',
    before: signedInBy('none'),
    does: async (page) => {
      await page.getByRole('button', { name: 'Account of admin' }).click();
      await page.getByRole('menuitem', { name: 'Account' }).waitFor();
    },
  },
  { name: 'token-dialog', at: ACCOUNT, before: tokens, does: newToken },
  { name: 'token-dialog-custom', at: ACCOUNT, before: tokens, does: all(newToken, typeName, (page) => page.getByLabel('Custom').check()) },
  {
    name: 'token-refused',
    at: ACCOUNT,
    before: (page) =>
      page.route(/\/tokens$/, (route) =>
        route.request().method() === 'GET'
          ? route.fulfill({ json: [] })
          : route.fulfill({ status: 422, json: { detail: [{ loc: ['body', 'name'], msg: 'You have a token of this name.', type: 'value' }] } }),
      ),
    does: all(newToken, typeName, make, (page) => page.getByRole('alert').waitFor()),
  },
  {
    name: 'token-made',
    at: ACCOUNT,
    before: (page) =>
      page.route(/\/tokens$/, (route) =>
        route.fulfill({ json: route.request().method() === 'GET' ? [] : { ...token(3, 'report on nas'), token: 'bui_7hQ2xkVd3x9yKsWq2TfLbUe5oZc1aPiGvXh7Y4tE0Jm8nR' } }),
      ),
    does: all(newToken, typeName, make, (page) => page.getByText('it is shown this once').waitFor()),
  },
  { name: 'token-revoke-dialog', at: ACCOUNT, before: tokens, does: (page) => button(page, 'Revoke report on nas').click().then(() => dialog(page)) },
  { name: 'step-up', at: ACCOUNT, before: all(sessions, stale), does: endOne },
  {
    name: 'step-up-wrong',
    at: ACCOUNT,
    before: all(sessions, stale),
    does: async (page) => {
      await endOne(page);
      await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('not the password');
      await button(page, 'Continue').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'step-up-code',
    at: ACCOUNT,
    before: all(sessions, stale, withFactor(true)),
    does: all(endOne, (page) => page.getByRole('dialog').getByLabel('Code', { exact: true }).waitFor()),
  },
  { name: 'second-factor', at: ACCOUNT, before: withFactor(true, 2), shows: 'Make new ones in time', does: part('Second factor') },
  { name: 'second-factor-app', at: ACCOUNT, before: all(withFactor(false), preparing), does: all(setUpFactor, (page) => page.getByRole('img', { name: /^QR code/ }).waitFor()) },
  { name: 'second-factor-codes', at: ACCOUNT, before: all(withFactor(false), preparing), does: all(setUpFactor, firstCode, (page) => page.getByRole('textbox', { name: 'Recovery codes' }).waitFor()) },
  { name: 'second-factor-off-dialog', at: ACCOUNT, before: withFactor(true), does: (page) => button(page, 'Turn off').click().then(() => dialog(page)) },
  {
    name: 'passkeys',
    at: ACCOUNT,
    before: json('**/api/auth/passkeys', [
      { id: 1, name: 'Phone with a rather long name that somebody gave it in a good mood', created_at: '2026-11-01T08:00:00.000+00:00', last_used_at: '2026-11-29T08:00:00.000+00:00', blocked: false },
      { id: 2, name: 'Key on the shelf', created_at: '2026-10-01T08:00:00.000+00:00', last_used_at: null, blocked: true },
    ]),
    shows: 'Blocked: it may have been copied',
    does: part('Passkeys'),
  },
  { name: 'passkey-add-dialog', at: ACCOUNT, does: (page) => button(page, 'Add a passkey').click().then(() => dialog(page)) },
  { name: 'user-second-factor', at: (world) => `/settings/users/${world.user.id}`, before: all(withMore, sessions, tokens), shows: '2 passkeys.', does: part('Second factor') },
  { name: 'user-sessions', at: (world) => `/settings/users/${world.user.id}`, before: all(sessions, tokens), shows: 'End all sessions', does: part('Sessions') },
  { name: 'audit', at: AUDIT, shows: 'Signed in' },
  { name: 'audit-many', at: AUDIT, before: audit, shows: 'Sealing key renewed' },
  {
    name: 'audit-details',
    at: AUDIT,
    before: audit,
    does: async (page) => {
      await page.getByRole('button', { name: /^Details of entry 20000/ }).click();
      await page.getByText('What was changed').waitFor();
    },
  },
  { name: 'audit-filtered', at: `${AUDIT}?type=sign_in_alarm,header_spoofing&success=false&user=nobody&address=192.0.2.9`, shows: 'No entries' },
  { name: 'audit-filter-choices', at: AUDIT, before: audit, does: (page) => page.getByRole('combobox', { name: 'What' }).click() },
  { name: 'audit-whole', at: AUDIT, does: verify('The record is whole') },
  {
    name: 'audit-damaged',
    at: AUDIT,
    before: all(audit, verdict({ damages: ['Entry 4711 does not agree with its hash: it was changed.', 'Entry 4713 is missing.'] })),
    does: verify('2 damages were found'),
  },
  { name: 'audit-error', at: AUDIT, before: json(ENTRIES, { detail: 'The store is being repaired.' }, 503), shows: 'The store is being repaired.' },
  { name: 'audit-loading', at: AUDIT, before: (page) => page.route(ENTRIES, () => undefined), shows: 'Verify' },
  { name: 'security', at: SECURITY, shows: 'Sealed with it' },
  { name: 'security-weak', at: SECURITY, before: all(weak, vault()), shows: 'Mend these first' },
  { name: 'security-none', at: SECURITY, before: all(posture(), vault({ sealed: { 'k-2026-11': 1 }, source: 'file' })), shows: 'Nothing weak found' },
  { name: 'security-rotating', at: SECURITY, before: all(posture(), vault({ rotating: true })), shows: 'Is sealing everything anew', does: part('Sealed secrets') },
  { name: 'security-error', at: SECURITY, before: all(json('**/api/posture', { detail: 'The store is being repaired.' }, 503), vault()), shows: 'The store is being repaired.' },
  { name: 'security-loading', at: SECURITY, before: (page) => page.route('**/api/posture', () => undefined), shows: 'Look again' },
  { name: 'overview-weak', at: '/', before: weak, shows: 'one more is as bad' },
  ...OIDC_STOPS,
];

export const GERMAN_ACCESS = [
  ['account', ACCOUNT, 'Abmelden'],
  ['token-dialog', ACCOUNT, 'Neues API-Token', (page) => button(page, 'Neues API-Token').click().then(() => page.getByLabel('Eigene Auswahl').check())],
  ['passkeys', ACCOUNT, 'Passkey hinzufügen', part('Passkeys')],
  ['audit', AUDIT, 'Angemeldet'],
  ['security', SECURITY, 'Damit versiegelt'],
  ...GERMAN_OIDC,
];
