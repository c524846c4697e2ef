import { expect, test } from 'vitest';
import { draftOf, isId, isWhole, NEW, type SignInProvider, wireOf } from './provider';

/** What goes to the server as it came from there. */
const SAME = {
  id: 'keycloak',
  name: 'Keycloak',
  enabled: true,
  issuer: 'https://sso.example.org/realms/home',
  client_id: 'borg-ui',
  token_auth_method: 'client_secret_basic',
  scopes: 'openid profile email',
  claim_username: 'preferred_username',
  claim_email: 'email',
  claim_full_name: 'name',
  claim_groups: 'realm_access.roles',
  admin_groups: ['admins', 'owners'],
  new_user_mode: 'deny',
  default_role: 'viewer',
  default_all_repositories_role: null,
} as const;

const KEPT: SignInProvider = {
  ...SAME,
  admin_groups: [...SAME.admin_groups],
  source: 'console',
  client_secret_set: true,
  end_session_endpoint: null,
  claim_role: null,
  claim_all_repositories_role: null,
  template_username: null,
  callback_url: 'https://borg.example.org/api/auth/oidc/keycloak/callback',
  backchannel_logout_url: 'https://borg.example.org/api/auth/oidc/keycloak/logout',
  signed_out_url: 'https://borg.example.org/',
};

test('what nobody changed goes back as it came, without what the server alone says', () => {
  expect(wireOf(draftOf(KEPT))).toEqual({
    ...SAME,
    client_secret: null,
    end_session_endpoint: '',
    claim_role: '',
    claim_all_repositories_role: '',
    template_username: '',
  });
});

test.each([
  ['kept', {}, null],
  ['replaced', { client_secret: ' new \n' }, 'new'],
  ['removed with the need for one', { token_auth_method: 'none' }, ''],
  ['removed although another was typed', { token_auth_method: 'none', client_secret: 'new' }, ''],
] as const)('a secret is %s', (_, change, sent) => {
  expect(wireOf({ ...draftOf(KEPT), ...change }).client_secret).toBe(sent);
});

test('a new one sends what was typed, and one without a secret begins without', () => {
  expect(wireOf({ ...NEW, client_secret: 's' }).client_secret).toBe('s');
  expect(draftOf({ ...KEPT, client_secret_set: false }).client_secret).toBe('');
});

test('groups are those of the lines that are not empty', () => {
  expect(wireOf({ ...NEW, admin_groups: ' admins \n\nowners\n' }).admin_groups).toEqual(['admins', 'owners']);
});

test.each([
  ['keycloak', true],
  ['a-1', true],
  ['', false],
  ['new', false],
  ['Keycloak', false],
  ['a.b', false],
  ['a'.repeat(32), true],
  ['a'.repeat(33), false],
])('%j can be a name in addresses: %s', (id, can) => {
  expect(isId(id)).toBe(can);
});

test.each([
  [{}, true],
  [{ name: ' ' }, false],
  [{ client_secret: '' }, false],
  [{ client_secret: '', token_auth_method: 'none' }, true],
  [{ new_user_mode: 'template' }, false],
  [{ new_user_mode: 'template', template_username: 'ana' }, true],
  [{ id: 'A' }, false],
] as const)('with %j it is whole: %s', (change, whole) => {
  expect(isWhole({ ...draftOf(KEPT), ...change })).toBe(whole);
});
