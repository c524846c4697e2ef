/** What is seen of single sign-on: signing in at a provider, being linked with one, and setting one up. */
import assert from 'node:assert/strict';

const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
const field = (page, label) => page.getByLabel(label, { exact: true });
const dialog = (page) => page.getByRole('dialog').waitFor();
const json = (url, body, status = 200) => (page) => page.route(url, (route) => route.fulfill({ status, json: body }));
const part = (name) => (page) => page.getByRole('region', { name, exact: true }).evaluate((one) => one.scrollIntoView({ block: 'center' }));
const all = (...steps) => async (page, world) => {
  for (const step of steps) await step(page, world);
};

const ACCOUNT = '/settings/account';
const PROVIDERS = '/settings/sign-in';
const SECURITY = '/settings/security';
const ALL = '**/api/settings/sign-in-providers';
const LONG = 'The identity provider of the whole family and its guests';

const nobody = json('**/api/auth/session', { csrf_token: null, user: null });
/** As if people could sign in at these providers; what is known of one's own session comes from the server. */
const offering = (...names) =>
  all(
    json('**/api/auth/oidc/providers', { providers: names.map((name, i) => ({ id: `p-${i}`, name })) }),
    json('**/api/auth/config', { oidc_enabled: names.length > 0, oidc_disable_local_auth: false }),
  );
const onlyProviders = (...names) => all(offering(...names), json('**/api/auth/config', { oidc_enabled: names.length > 0, oidc_disable_local_auth: true }));
const refused = (name) => `/?oidc_error=backend.errors.auth.${name}`;

/** Comes back from a provider, to a server that lets in with what it has for this browser. */
async function comesBack(page) {
  page.ended = 0;
  await page.route('**/api/auth/session/oidc', async (route) => {
    page.ended += 1;
    const session = await page.request.get(new URL('/api/auth/session', route.request().url()).href);
    await route.fulfill({ json: await session.json() });
  });
}
async function cameBackOnce(page) {
  await page.getByRole('heading', { level: 1, name: 'Backups' }).waitFor();
  await page.waitForURL('**/plans?view=calendar');
  assert.equal(page.ended, 1);
}

/** As if one had signed in at a provider, and then a call wants that proved anew. */
const byProvider = (page) =>
  page.route('**/api/auth/session', async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), sign_in: 'oidc' } }));
const STALE = { detail: { key: 'backend.errors.auth.stepUpRequired', params: {}, message: 'You signed in a while ago.' } };
const link = (page) => button(page, 'Link with Keycloak').click();

const identity = (local_password, identity) => json('**/api/auth/oidc/identity', { identity, local_password });
const LINKED = { provider_id: 'p-0', provider_name: 'Keycloak', subject: '8f14e45f-ceea-467f-a1d6-0d2f3f5b7c11', linked_at: '2026-11-01T08:00:00.000+00:00' };

const provider = (id, name, more) => ({
  id,
  name,
  enabled: true,
  source: 'console',
  issuer: 'https://sso.example.org/realms/home',
  client_id: 'borg-ui',
  client_secret_set: true,
  token_auth_method: 'client_secret_basic',
  scopes: 'openid profile email',
  end_session_endpoint: '',
  claim_username: 'preferred_username',
  claim_email: 'email',
  claim_full_name: 'name',
  claim_groups: 'realm_access.roles',
  claim_role: '',
  claim_all_repositories_role: '',
  admin_groups: ['backup-admins', 'owners'],
  new_user_mode: 'pending',
  template_username: '',
  default_role: 'viewer',
  default_all_repositories_role: null,
  ...addresses(id),
  ...more,
});
const addresses = (id) => ({
  callback_url: `https://borg.example.org/api/auth/oidc/${id}/callback`,
  backchannel_logout_url: `https://borg.example.org/api/auth/oidc/${id}/backchannel-logout`,
  signed_out_url: 'https://borg.example.org/',
});
const providers = (...some) => json(ALL, { installed: true, providers: some });
const three = providers(
  provider('keycloak', 'Keycloak'),
  provider('family', LONG, { enabled: false, issuer: 'https://login.a-rather-long-name.example.org/tenants/3f0c1b7a-2b64-4d0e-9a51-6a9d4c8f7e21/v2.0' }),
  provider('google', 'Google', { source: 'file', issuer: 'https://accounts.google.com', new_user_mode: 'template', template_username: 'vera' }),
);
const tested = (body, status) => json(`${ALL}/test`, body, status);
const NO_ANSWER = { detail: { key: 'backend.errors.auth.oidcProviderUnavailable', params: { field: 'issuer' }, message: 'https://sso.example.org/realms/home does not answer: the name is not known.' } };
const newAddresses = (page) =>
  page.route(`${ALL}/addresses*`, (route) => route.fulfill({ json: addresses(new URL(route.request().url()).searchParams.get('id')) }));
const fillProvider = async (page) => {
  await field(page, 'Name').fill('Keycloak');
  await field(page, 'Short name in addresses').fill('keycloak');
  await field(page, 'Issuer or discovery address').fill('https://sso.example.org/realms/home');
  await field(page, 'Client id').fill('borg-ui');
  await field(page, 'Client secret').fill('lantern-4711');
};

const waiting = (id, username, more) => ({ id, username, full_name: null, email: null, provider_name: 'Keycloak', asked_at: '2026-11-29T19:40:00.000+00:00', ...more });
const people = json('**/api/settings/users/pending', {
  users: [
    waiting(7, 'ben', { full_name: 'Ben Example', email: 'ben@example.org' }),
    waiting(8, 'somebody.with.a.rather.long.name@of-a-place.example.org', { provider_name: LONG }),
  ],
});
const nobodyWaits = json('**/api/settings/users/pending', { users: [] });
/** As if everybody came by a provider. */
const ofProvider = (page) =>
  page.route('**/api/settings/users', async (route) => {
    const { users, ...rest } = await (await route.fetch()).json();
    await route.fulfill({ json: { ...rest, users: users.map((user) => ({ ...user, auth_source: 'oidc' })) } });
  });

const rules = (page) =>
  page.route('**/api/settings/access-policy', (route) =>
    route.fulfill({ json: { admins_need_second_factor: false, local_sign_in_off: true, ...(route.request().method() === 'PUT' && route.request().postDataJSON()) } }),
  );
const rulesRefused = (page) =>
  page.route('**/api/settings/access-policy', (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({ json: { admins_need_second_factor: false, local_sign_in_off: false } })
      : route.fulfill({ status: 409, json: { detail: { key: 'backend.errors.auth.x', params: {}, message: 'Link your own account first: otherwise you could not sign in any more.' } } }),
  );

export const OIDC_STOPS = [
  { name: 'sign-in-providers', at: '/', before: all(nobody, offering('Keycloak', LONG)), shows: 'Sign in with Keycloak' },
  { name: 'sign-in-only-providers', at: '/', before: all(nobody, onlyProviders('Keycloak', LONG)), shows: 'by single sign-on only' },
  { name: 'sign-in-no-way', at: '/', before: all(nobody, onlyProviders()), shows: 'borg-ui reset-password' },
  { name: 'sign-in-refused', at: refused('oidcAccountLinkRequired'), before: all(nobody, offering('Keycloak')), shows: 'There is an account of this name already' },
  { name: 'sign-in-only-refused', at: refused('Call us'), before: all(nobody, onlyProviders('Keycloak')), shows: 'did not work' },
  { name: 'sign-in-ending', at: '/?oidc=complete', before: (page) => page.route('**/api/auth/session/oidc', () => undefined), shows: 'Signing you in' },
  {
    name: 'sign-in-late',
    at: '/plans?oidc=complete',
    before: all(nobody, offering('Keycloak'), json('**/api/auth/session/oidc', { detail: { key: 'backend.errors.auth.invalidOrExpiredToken', params: {}, message: 'It took too long. Please begin again.' } }, 401)),
    shows: 'It took too long',
  },
  { name: 'sign-in-came-back', at: '/plans?view=calendar&oidc=complete', before: comesBack, does: cameBackOnce },
  { name: 'account-not-linked', at: ACCOUNT, before: all(offering('Keycloak', LONG), identity(true, null)), shows: 'is not linked', does: part('Single sign-on') },
  { name: 'account-linked', at: ACCOUNT, before: all(offering('Keycloak'), identity(true, LINKED)), shows: 'Known there as', does: part('Single sign-on') },
  { name: 'account-just-linked', at: `${ACCOUNT}?oidc_link=complete`, before: all(offering('Keycloak'), identity(true, LINKED)), shows: 'Your account is linked' },
  { name: 'account-only-provider', at: ACCOUNT, before: all(byProvider, offering('Keycloak'), identity(false, LINKED)), shows: 'no way in any more', does: part('Single sign-on') },
  { name: 'account-unlink-dialog', at: ACCOUNT, before: all(offering('Keycloak'), identity(true, LINKED)), does: (page) => button(page, 'Remove the link').click().then(() => dialog(page)) },
  {
    name: 'step-up-provider',
    at: ACCOUNT,
    before: all(byProvider, offering('Keycloak'), identity(true, null), json('**/api/auth/oidc/p-0/link', STALE, 403)),
    does: all(link, (page) => button(page, 'Confirm at the provider').waitFor()),
  },
  { name: 'step-up-proved', at: `${SECURITY}?oidc=proved`, shows: 'You can go on now' },
  { name: 'step-up-other-person', at: `${SECURITY}?oidc_error=backend.errors.auth.oidcOtherPerson`, shows: 'Somebody else confirmed' },
  { name: 'providers', at: PROVIDERS, before: three, shows: 'From a configuration file' },
  { name: 'providers-empty', at: PROVIDERS, before: providers(), shows: 'No provider yet' },
  { name: 'providers-not-installed', at: PROVIDERS, before: json(ALL, { installed: false, providers: [] }), shows: 'auth.oidc' },
  { name: 'provider-file', at: `${PROVIDERS}/google`, before: three, shows: 'changed there, not here' },
  { name: 'provider-new', at: `${PROVIDERS}/new`, before: providers(), shows: 'once the short name is given' },
  {
    name: 'provider-tested',
    at: `${PROVIDERS}/new`,
    before: all(providers(), newAddresses, tested({ issuer: 'https://sso.example.org/realms/home', ends_sessions: true, tells_ends: false })),
    does: async (page) => {
      await fillProvider(page);
      await page.getByText('/keycloak/callback').waitFor();
      await button(page, 'Test the connection').click();
      await page.getByText('can be worked with').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'provider-refused',
    at: `${PROVIDERS}/new`,
    before: all(providers(), newAddresses, tested(NO_ANSWER, 503)),
    does: async (page) => {
      await fillProvider(page);
      await button(page, 'Test the connection').click();
      await page.getByRole('alert').scrollIntoViewIfNeeded();
    },
  },
  { name: 'provider-edit', at: `${PROVIDERS}/keycloak`, before: three, shows: 'Is set' },
  {
    name: 'provider-newcomers',
    at: `${PROVIDERS}/keycloak`,
    before: three,
    does: async (page) => {
      await page.getByLabel(/^get in at once, with the roles of another/).check();
      await part('People who come for the first time')(page);
    },
  },
  { name: 'provider-delete-dialog', at: `${PROVIDERS}/keycloak`, before: three, does: (page) => button(page, 'Delete').click().then(() => dialog(page)) },
  { name: 'security-only-providers', at: SECURITY, before: rules, shows: 'Only by single sign-on', does: part('Signing in') },
  {
    name: 'security-providers-refused',
    at: SECURITY,
    before: rulesRefused,
    does: async (page) => {
      await page.getByLabel('Only by single sign-on').click();
      await page.getByText('Link your own account first').scrollIntoViewIfNeeded();
    },
  },
  { name: 'users-waiting', at: '/settings/users', before: all(people, ofProvider), shows: 'Waiting to be let in' },
  { name: 'users-refuse-dialog', at: '/settings/users', before: people, does: (page) => button(page, 'Refuse ben').click().then(() => dialog(page)) },
  { name: 'users-of-provider', at: '/settings/users', before: all(nobodyWaits, ofProvider), shows: 'Single sign-on' },
];

export const GERMAN_OIDC = [
  ['sign-in-providers', '/', 'Mit Keycloak anmelden', undefined, all(nobody, offering('Keycloak', LONG))],
  ['account-linked', ACCOUNT, 'Dort bekannt als', part('Single Sign-on'), all(offering('Keycloak'), identity(true, LINKED))],
  ['provider-edit', `${PROVIDERS}/keycloak`, 'Ist gesetzt', undefined, three],
  ['provider-new', `${PROVIDERS}/new`, 'sobald der Kurzname da ist', undefined, providers()],
];
