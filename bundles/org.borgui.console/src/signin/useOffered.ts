import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { offered } from './passkey';

type Offered = { oidc_disable_local_auth?: boolean; passkey_rp_id?: string | null };

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
  return offered(useOffered().data?.passkey_rp_id);
}
