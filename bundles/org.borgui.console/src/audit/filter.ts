/** What is shown, as it stands in the address; empty texts stand for everything. */
export type AuditFilter = { type: string; success: '' | 'true' | 'false'; user: string; address: string };

/** Types that people look for together, each with the single ones in it. */
export const GROUPS = {
  signIns: [
    'local_login_succeeded',
    'local_login_failed',
    'local_login_rate_limited',
    'second_factor_asked',
    'totp_login_succeeded',
    'totp_login_failed',
    'totp_login_rate_limited',
    'recovery_code_used',
    'passkey_login_succeeded',
    'passkey_login_failed',
    'passkey_login_rate_limited',
    'passkey_blocked',
    'oidc_callback_success',
    'oidc_callback_failed',
    'oidc_exchange_failed',
    'oidc_login_succeeded',
    'oidc_login_failed',
    'oidc_user_denied',
    'oidc_sessions_ended',
    'header_login_succeeded',
    'header_login_failed',
    'jwt_login_succeeded',
    'jwt_login_failed',
    'none_login_succeeded',
    'none_login_failed',
    'step_up',
    'logout',
    'session_ended',
  ],
  people: [
    'user_created',
    'user_changed',
    'user_deleted',
    'grant_changed',
    'oidc_user_provisioned',
    'oidc_user_changed',
    'oidc_user_pending',
    'oidc_account_linked',
    'oidc_account_unlinked',
    'password_changed',
    'password_reset',
    'totp_enabled',
    'totp_disabled',
    'totp_removed',
    'recovery_codes_renewed',
    'passkey_added',
    'passkey_renamed',
    'passkey_removed',
    'token_created',
    'token_revoked',
  ],
  alarms: ['sign_in_alarm', 'header_spoofing', 'header_role_refused'],
  data: [
    'request',
    'refused',
    'download',
    'key_rotated',
    'keys_rotated',
    'key_file_renewed',
    'policy_changed',
    'local_sign_in_on',
    'local_sign_in_off',
    'sign_in_provider_added',
    'sign_in_provider_changed',
    'sign_in_provider_removed',
    'plugin_installed',
    'plugin_updated',
    'plugin_removed',
    'plugin_refused',
    'plugin_trouble',
  ],
} as const;

export type Group = keyof typeof GROUPS;
export type KnownType = (typeof GROUPS)[Group][number];

export const GROUP_NAMES = Object.keys(GROUPS) as Group[];
export const TYPES = Object.values(GROUPS).flat() as KnownType[];

export const isKnown = (type: string): type is KnownType => (TYPES as string[]).includes(type);

/** The types of a group as an address has them. */
export const typesOf = (group: Group): string => GROUPS[group].join(',');

/** Reads a filter from an address; what makes no sense there counts as nothing. */
export function filterOf(query: URLSearchParams): AuditFilter {
  const success = query.get('success');
  const text = (name: string) => query.get(name)?.trim() ?? '';
  return {
    type: text('type'),
    success: success === 'true' || success === 'false' ? success : '',
    user: text('user'),
    address: text('address'),
  };
}

/** The address of a filter; what is empty stands not in it. */
export function queryOf(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** The filter as the server takes it. */
export function wireOf({ type, success, user, address }: AuditFilter) {
  return { type: type || null, success: success || null, user: user || null, address: address || null };
}
