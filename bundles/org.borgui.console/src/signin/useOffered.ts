import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { offered } from './passkey';

type Offered = { oidc_disable_local_auth?: boolean };

/** The ways of signing in that this server offers. */
export function useOffered() {
  return useQuery({
    queryKey: ['offered'],
    queryFn: ({ signal }) => api.get<Offered>('api/auth/config', signal),
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
