import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePolling } from '../jobs/useJobs';
import { api, withQuery } from '../shared/api';
import type { Run } from '../shared/wire';
import { isBetween } from './runs';

const BETWEEN_MILLIS = 1000;

/** The newest runs of all plans, or of one. */
export function useRuns(limit: number, plan: number | null = null) {
  const polling = usePolling();
  return useQuery({
    queryKey: ['plans', 'runs', plan, limit],
    queryFn: async ({ signal }) => {
      const path = plan === null ? 'api/backup-plans/runs' : `api/backup-plans/${plan}/runs`;
      return (await api.get<{ runs: Run[] }>(withQuery(path, { limit }), signal)).runs;
    },
    refetchInterval: ({ state }) => (state.data?.some(isBetween) ? BETWEEN_MILLIS : polling),
  });
}

export function useRun(id: string | undefined) {
  const polling = usePolling();
  return useQuery({
    queryKey: ['plans', 'run', id],
    queryFn: ({ signal }) => api.get<Run>(`api/backup-plans/runs/${Number(id)}`, signal),
    refetchInterval: ({ state }) => (state.data && isBetween(state.data) ? BETWEEN_MILLIS : polling),
  });
}

function useOrder<Fields, Answer>(order: (fields: Fields) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: order,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['plans'] });
      void cache.invalidateQueries({ queryKey: ['jobs'] });
      void cache.invalidateQueries({ queryKey: ['activity'] });
    },
  });
}

export const useStartRun = (plan: number) => useOrder(() => api.post<Run>(`api/backup-plans/${plan}/run`));

export const useCancelRun = (run: number) => useOrder(() => api.post(`api/backup-plans/runs/${run}/cancel`));

export const useRetryRun = (run: number) => useOrder(() => api.post<Run>(`api/backup-plans/runs/${run}/retry`));
