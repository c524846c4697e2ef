import type { Role } from '../shared/wire';

const ADMINS = [
  'account',
  'users',
  'security',
  'sign-in',
  'audit',
  'notifications',
  'plugins',
  'history',
  'system',
] as const;
const OTHERS = ['account', 'system'] as const;

/** The settings that a role sees, in the order in which they are shown. */
export const settingsOf = (role: Role): readonly (typeof ADMINS)[number][] => (role === 'admin' ? ADMINS : OTHERS);
