import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';

export type SecondFactorState = { enabled: boolean; recovery_codes_remaining: number };

/** What an app has to know; the server keeps nothing of it before a code has shown that the app does. */
export type SetUp = { setup_token: string; secret: string; otpauth_uri: string };

/** What proves a person before their second factor is changed. */
export type OwnProof = { current_password: string; code: string };

type Codes = { recovery_codes: string[] };

const TOTP = 'api/auth/totp';
const CHANGED = ['totp', 'session', 'sessions', 'users'];

export function useSecondFactor() {
  return useQuery({ queryKey: ['totp'], queryFn: ({ signal }) => api.get<SecondFactorState>(TOTP, signal) });
}

export const useSetUp = () =>
  useChange([], ({ current_password }: OwnProof) => api.post<SetUp>(`${TOTP}/setup`, { current_password }));

/** Who is signed in is asked for again only when the recovery codes are kept: what stands behind them may change then. */
export const useTurnOn = () =>
  useChange(['totp', 'sessions', 'users'], (fields: { setup_token: string; code: string }) =>
    api.post<Codes>(`${TOTP}/enable`, fields),
  );

export function useKnowMe() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: ['session'] });
}

export const useTurnOff = () => useChange(CHANGED, (proof: OwnProof) => api.post(`${TOTP}/disable`, proof));

export const useRenewCodes = () =>
  useChange(['totp'], (proof: OwnProof) => api.post<Codes>(`${TOTP}/recovery-codes`, proof));
