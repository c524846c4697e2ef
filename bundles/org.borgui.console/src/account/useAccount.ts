import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { Grant } from '../shared/wire';

/** A session of a browser, or of a program that signed in with a password. */
export type SessionItem = {
  id: number;
  kind: 'browser' | 'client';
  address: string;
  agent: string;
  created_at: string;
  last_used_at: string;
  expires_at: string;
  /** It is the one that asks. */
  current: boolean;
};

export type TokenItem = {
  id: number;
  name: string;
  /** How it begins, so that it can be told from others. */
  prefix: string;
  scopes: string[];
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
};

export type NewToken = { name: string; scopes: string[]; expires_in_days: number | null };

/** A token that was just made; it is told once. */
export type MadeToken = { id: number; name: string; token: string; expires_at: string | null };

/** Whose: one's own, or those of the user with this number. */
type Whose = number | 'own';

const sessionsOf = (whose: Whose) => (whose === 'own' ? 'api/auth/sessions' : `api/settings/users/${whose}/sessions`);
const tokensOf = (whose: Whose) => (whose === 'own' ? TOKENS : `api/settings/users/${whose}/tokens`);

const TOKENS = 'api/settings/tokens';

export function useSessions(whose: Whose) {
  return useQuery({
    queryKey: ['sessions', whose],
    queryFn: ({ signal }) => api.get<SessionItem[]>(sessionsOf(whose), signal),
  });
}

export const useEndSession = (whose: Whose) =>
  useChange(['sessions'], (id: number) => api.delete(`${sessionsOf(whose)}/${id}`));

/** Ends all but the one that asks; answers how many there were. */
export const useEndSessions = (whose: Whose) =>
  useChange(['sessions'], async () => (await api.delete<{ ended: number }>(sessionsOf(whose))).ended);

export function useTokens(whose: Whose) {
  return useQuery({
    queryKey: ['tokens', whose],
    queryFn: ({ signal }) => api.get<TokenItem[]>(tokensOf(whose), signal),
  });
}

export const useMakeToken = () => useChange(['tokens'], (wanted: NewToken) => api.post<MadeToken>(TOKENS, wanted));

export const useRevokeToken = (id: number) => useChange(['tokens'], () => api.delete(`${TOKENS}/${id}`));

export type Profile = { username: string; full_name: string | null; email: string | null };

export const useSaveProfile = () =>
  useChange(['session', 'users'], (profile: Profile) => api.put('api/settings/profile', profile));

/** The repositories in which one has a role of one's own. */
export function useOwnGrants() {
  return useQuery({
    queryKey: ['own', 'grants'],
    queryFn: ({ signal }) => api.get<Grant[]>('api/settings/permissions/me', signal),
  });
}
