import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { Delivery, Subscription } from '../shared/wire';
import { requireArrived, type Tested, type WireSubscription } from './subscription';

const ALL = 'api/notifications';

export function useSubscriptions(wanted = true) {
  return useQuery({
    queryKey: ['notifications'],
    enabled: wanted,
    queryFn: ({ signal }) => api.get<Subscription[]>(ALL, signal),
    refetchInterval: 30_000,
  });
}

/** What became of the newest notices. */
export function useDeliveries(id: number) {
  return useQuery({
    queryKey: ['notifications', id, 'deliveries'],
    queryFn: async ({ signal }) =>
      (await api.get<{ deliveries: Delivery[] }>(`${ALL}/${id}/deliveries`, signal)).deliveries,
    refetchInterval: 10_000,
  });
}

/** Keeps a new one, or one that is there already. */
export const useSaveSubscription = (id: number | null) =>
  useChange(['notifications'], (fields: WireSubscription) =>
    id === null ? api.post<Subscription>(ALL, fields) : api.put<Subscription>(`${ALL}/${id}`, fields),
  );

export const useDeleteSubscription = (id: number) => useChange(['notifications'], () => api.delete(`${ALL}/${id}`));

export const useSendAgain = (id: number) => useChange(['notifications'], () => api.post(`${ALL}/${id}/retry`));

/** Sends a test notice, and waits for what becomes of it. */
export const useTest = () =>
  useMutation({
    mutationFn: async (service_url: string) => requireArrived(await api.post<Tested>(`${ALL}/test`, { service_url })),
  });
