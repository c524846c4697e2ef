import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import type { Provider } from '../shared/wire';
import { offered } from './passkey';

type Offered = { oidc_enabled?: boolean; oidc_disable_local_auth?: boolean };

/** The ways of signing in that this server offers. */
export function useOffered() {
  return useQuery({
    queryKey: ['offered'],
    queryFn: ({ signal }) => api.get<Offered>('api/auth/config', signal),
    staleTime: Infinity,
  });
}

/** The providers that people can sign in at; nothing is known, and nothing asked, where there are none. */
export function useProviders() {
  const { data } = useOffered();
  return useQuery({
    queryKey: ['offered', 'providers'],
    enabled: data?.oidc_enabled === true,
    queryFn: async ({ signal }) =>
      (await api.get<{ providers: Provider[] }>('api/auth/oidc/providers', signal)).providers,
    staleTime: Infinity,
  });
}

/** Whether passkeys can be made and used here. */
export function usePasskeysOffered(): boolean {
  const { data } = useQuery({
    queryKey: ['passkey-domain'],
    queryFn: ({ signal }) => api.get<{ domain: string | null }>('api/auth/passkeys/authenticate', signal),
    staleTime: Infinity,
  });
  return offered(data?.domain);
}
