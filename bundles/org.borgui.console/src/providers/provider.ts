import { lines } from '../shared/format';
import type { RepositoryRole, Role } from '../shared/wire';

export const AUTHENTICATIONS = ['client_secret_basic', 'client_secret_post', 'none'] as const;
export const MODES = ['deny', 'viewer', 'pending', 'template'] as const;

export type Authentication = (typeof AUTHENTICATIONS)[number];
export type Mode = (typeof MODES)[number];

/** Texts that say where something is in what a provider tells. */
export const CLAIMS = ['claim_username', 'claim_email', 'claim_full_name'] as const;
export const ROLE_CLAIMS = ['claim_role', 'claim_all_repositories_role', 'claim_groups'] as const;
type Claim = (typeof CLAIMS)[number] | (typeof ROLE_CLAIMS)[number];

/** What is the same on the wire and in a form. */
type Same = {
  id: string;
  name: string;
  enabled: boolean;
  issuer: string;
  client_id: string;
  token_auth_method: Authentication;
  scopes: string;
  new_user_mode: Mode;
  default_role: Role;
  default_all_repositories_role: RepositoryRole | null;
};

export type Addresses = { callback_url: string; backchannel_logout_url: string; signed_out_url: string };

/** A provider as the server tells of it; its secret is told to nobody. */
export type SignInProvider = Same &
  Addresses &
  Record<Claim | 'end_session_endpoint' | 'template_username', string | null> & {
    /** Where it was described: what a file says is not changed here. */
    source: 'console' | 'file';
    client_secret_set: boolean;
    admin_groups: string[];
  };

/** A provider as a form holds it. */
export type Draft = Same &
  Record<Claim | 'end_session_endpoint' | 'template_username', string> & {
    /** The one to be kept; null for the one that the server has. */
    client_secret: string | null;
    /** One a line. */
    admin_groups: string;
  };

export const NEW: Draft = {
  id: '',
  name: '',
  enabled: true,
  issuer: '',
  client_id: '',
  client_secret: '',
  token_auth_method: 'client_secret_basic',
  scopes: 'openid profile email',
  end_session_endpoint: '',
  claim_username: 'preferred_username',
  claim_email: 'email',
  claim_full_name: 'name',
  claim_groups: '',
  claim_role: '',
  claim_all_repositories_role: '',
  admin_groups: '',
  new_user_mode: 'deny',
  template_username: '',
  default_role: 'viewer',
  default_all_repositories_role: null,
};

const TEXTS = [
  'id',
  'name',
  'issuer',
  'client_id',
  'scopes',
  'end_session_endpoint',
  'template_username',
  ...CLAIMS,
  ...ROLE_CLAIMS,
] as const;

type Texts = Record<(typeof TEXTS)[number], string>;

const textsOf = (of: (name: (typeof TEXTS)[number]) => string | null) =>
  Object.fromEntries(TEXTS.map((name) => [name, of(name) ?? ''])) as Texts;

export const draftOf = (provider: SignInProvider): Draft => ({
  ...textsOf((name) => provider[name]),
  enabled: provider.enabled,
  client_secret: provider.client_secret_set ? null : '',
  token_auth_method: provider.token_auth_method,
  admin_groups: provider.admin_groups.join('\n'),
  new_user_mode: provider.new_user_mode,
  default_role: provider.default_role,
  default_all_repositories_role: provider.default_all_repositories_role,
});

export type WireProvider = ReturnType<typeof wireOf>;

/** The form as the server takes it. Who shows no secret has none to be kept. */
export const wireOf = (draft: Draft) => ({
  ...draft,
  ...textsOf((name) => draft[name].trim()),
  client_secret: draft.token_auth_method === 'none' ? '' : (draft.client_secret?.trim() ?? null),
  admin_groups: lines(draft.admin_groups),
});

/** Whether it can stand in an address, and in none that leads elsewhere here. */
export const isId = (id: string): boolean => /^[a-z][a-z0-9-]{0,31}$/.test(id) && id !== 'new';

/** Whether all is there without which the server need not be asked. */
export function isWhole(draft: Draft): boolean {
  const { id, name, issuer, client_id, client_secret, scopes } = wireOf(draft);
  const secret = client_secret !== '' || draft.token_auth_method === 'none';
  const template = draft.new_user_mode !== 'template' || draft.template_username !== '';
  return isId(id) && [name, issuer, client_id, scopes].every(Boolean) && secret && template;
}
