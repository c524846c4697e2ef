import { t } from '../shared/i18n';
import { isKnown } from './filter';
import type { AuditEntry } from './useAudit';

const SIGN_IN = /^(\w+)_login_(succeeded|failed|rate_limited)$/;

/** What happened, in a few words; a type this console does not know is shown as well as it can be read. */
export function typeName(type: string): string {
  if (isKnown(type)) {
    return t(`audit.type.${type}`);
  }
  const [, way, end] = SIGN_IN.exec(type) ?? [];
  return way !== undefined && end !== undefined
    ? t(`audit.signIn.${end as 'succeeded' | 'failed' | 'rate_limited'}`, { way: wayName(way) })
    : type.replaceAll('_', ' ');
}

const PAGES: [RegExp, string][] = [
  [/^repositories\/(\d+)$/, '/repositories/'],
  [/^(?:users|settings\/users)\/(\d+)$/, '/settings/users/'],
  [/^jobs\/(\d+)$/, '/jobs/'],
  [/^(?:plans|backup-plans)\/(\d+)$/, '/plans/'],
  [/^notifications\/(\d+)$/, '/settings/notifications/'],
];

/** Where the object of an entry is looked at; null where this console has no page for it. */
export function pageOf(object: string): string | null {
  for (const [form, page] of PAGES) {
    const id = form.exec(object)?.[1];
    if (id !== undefined) {
      return page + id;
    }
  }
  return null;
}

const WAYS = ['local', 'passkey', 'oidc', 'token', 'header', 'jwt', 'none', 'server', 'cli'] as const;

/** How somebody had signed in. */
export function wayName(way: string): string {
  const known = WAYS.find((one) => one === way);
  return known ? t(`audit.way.${known}`) : way;
}

/** Who did it. */
export const whoOf = ({ username, way }: Pick<AuditEntry, 'username' | 'way'>): string =>
  username || (way === 'server' || way === 'cli' ? wayName(way) : t('audit.nobody'));

/** What became of a document. */
export function fateOf({ before, after }: { before: string | null; after: string | null }) {
  return before === null ? 'made' : after === null ? 'deleted' : 'changed';
}
