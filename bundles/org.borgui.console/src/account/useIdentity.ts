import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { leaveFor } from '../shared/leave';
import { useChange } from '../shared/useChange';
import type { Elsewhere } from '../shared/wire';

/** Who one is at a provider. */
export type Identity = { provider_id: string; provider_name: string; subject: string; linked_at: string };

export type Standing = {
  identity: Identity | null;
  /** Whether one has a password here, too. */
  local_password: boolean;
};

const OIDC = 'api/auth/oidc';

/** Nobody asks where people do not sign in at this server. */
export function useIdentity(wanted: boolean) {
  return useQuery({
    queryKey: ['identity'],
    enabled: wanted,
    queryFn: ({ signal }) => api.get<Standing>(`${OIDC}/identity`, signal),
  });
}

/** Leaves for a provider, which sends the person back to the account page. */
export const useLink = () =>
  useMutation({
    mutationFn: async (provider: string) => {
      const { authorization_url } = await api.post<Elsewhere>(`${OIDC}/${encodeURIComponent(provider)}/link`, {
        return_to: '/settings/account',
      });
      leaveFor(authorization_url);
    },
  });

export const useUnlink = () => useChange(['identity', 'session', 'sessions'], () => api.post(`${OIDC}/unlink`, {}));
