import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Weakness = {
  id: string;
  severity: Severity;
  title: string;
  reason: string;
  remedy: string;
  /** Where in this console it is mended; null when elsewhere. */
  page: string | null;
  /** What it is about, where there may be several. */
  object: string;
};

export type Posture = { looked_at: string; weaknesses: Weakness[] };

/** With what the server's secrets are sealed. */
export type Vault = {
  key_id: string;
  /** How many secrets each key seals. */
  sealed: Record<string, number>;
  rotating: boolean;
  source: 'environment' | 'file' | 'data_directory';
};

const VAULT = 'api/settings/vault';
const LOOK_AGAIN_MILLIS = 300_000;
const ROTATING_MILLIS = 1000;

/** What is weak here; for admins. */
export function usePosture(wanted = true) {
  return useQuery({
    queryKey: ['posture'],
    enabled: wanted,
    queryFn: ({ signal }) => api.get<Posture>('api/posture', signal),
    refetchInterval: LOOK_AGAIN_MILLIS,
  });
}

export function useVault() {
  return useQuery({
    queryKey: ['vault'],
    queryFn: ({ signal }) => api.get<Vault>(VAULT, signal),
    refetchInterval: ({ state }) => (state.data?.rotating ? ROTATING_MILLIS : false),
  });
}

/** Seals everything with a new key. */
export const useRotate = () => useChange(['vault'], () => api.post(`${VAULT}/rotate`));
