import { t } from '../shared/i18n';
import { Problem } from '../shared/problem';

const KEY = 'backend.errors.auth.';

/** Why somebody comes back from a provider with nothing. */
const REFUSALS = [
  'invalidOrExpiredToken',
  'oidcRefused',
  'oidcIdTokenInvalid',
  'oidcProviderUnavailable',
  'oidcNotConfigured',
  'oidcSubjectClaimMissing',
  'oidcUsernameClaimMissing',
  'oidcUserAccessDenied',
  'oidcPendingApproval',
  'oidcAccountLinkRequired',
  'oidcIdentityConflict',
  'oidcEmailAlreadyInUse',
  'oidcTemplateUserNotFound',
  'inactiveUser',
  'oidcOtherPerson',
  'localLoginDisabled',
] as const;

/** What somebody comes back with: what can be told, or a sign-in that has to be ended yet. */
export type ComingBack = 'complete' | News;
export type News = 'proved' | 'linked' | Error;

/** Reads what a provider's answer has put into the address; null where nothing of it is there. */
export function comingBack(search: string): ComingBack | null {
  const query = new URLSearchParams(search);
  const error = query.get('oidc_error');
  if (error !== null) {
    return refusal(error);
  }
  if (query.get('oidc_link') === 'complete') {
    return 'linked';
  }
  const word = query.get('oidc');
  return word === 'complete' || word === 'proved' ? word : null;
}

/** The words are the console's own: anybody can write an address. */
function refusal(key: string): Problem {
  const name = REFUSALS.find((one) => KEY + one === key);
  return new Problem(0, t(`oidc.refused.${name ?? 'unknown'}`), {}, name ? key : null);
}

/** Where a person is within the console, without what a provider's answer has put into the address. */
export function ownPath({ pathname, search }: { pathname: string; search: string }): string {
  if (comingBack(search) === null) {
    return pathname + search;
  }
  const query = new URLSearchParams(search);
  for (const name of ['oidc', 'oidc_error', 'oidc_link']) {
    query.delete(name);
  }
  const rest = query.toString();
  return rest ? `${pathname}?${rest}` : pathname;
}
