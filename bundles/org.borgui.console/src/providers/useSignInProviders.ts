import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, withQuery } from '../shared/api';
import { useChange } from '../shared/useChange';
import { type Addresses, isId, type SignInProvider, type WireProvider } from './provider';

const ALL = 'api/settings/sign-in-providers';
/** What is offered where people sign in follows. */
const CHANGED = ['sign-in-providers', 'offered'];

const pathOf = (id: string) => `${ALL}/${encodeURIComponent(id)}`;

export function useSignInProviders() {
  return useQuery({
    queryKey: ['sign-in-providers'],
    queryFn: ({ signal }) => api.get<{ installed: boolean; providers: SignInProvider[] }>(ALL, signal),
  });
}

/** What this server will be called at a provider of this id. */
export function useAddresses(id: string) {
  return useQuery({
    queryKey: ['sign-in-addresses', id],
    enabled: isId(id),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Addresses>(withQuery(`${ALL}/addresses`, { id }), signal),
  });
}

/** What a provider says of itself. */
export type Tested = { issuer: string; ends_sessions: boolean; tells_ends: boolean };

export const useTestProvider = () =>
  useMutation({ mutationFn: (provider: WireProvider) => api.post<Tested>(`${ALL}/test`, provider) });

export const useAddProvider = () => useChange(CHANGED, (provider: WireProvider) => api.post(ALL, provider));

export const useSaveProvider = (id: string) =>
  useChange(CHANGED, (provider: WireProvider) => api.put(pathOf(id), provider));

export const useDeleteProvider = (id: string) => useChange(CHANGED, () => api.delete(pathOf(id)));
