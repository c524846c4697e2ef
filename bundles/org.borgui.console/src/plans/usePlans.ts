import { useQuery } from '@tanstack/react-query';
import { usePolling } from '../jobs/useJobs';
import { api, withQuery } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { CronJudged, Forecast, Plan, WholePlan } from '../shared/wire';
import type { WireDraft } from './draft';

/** All plans a person may see, or those that back up to one repository. */
export function usePlans(repository: number | null = null) {
  return useQuery({
    queryKey: ['plans', 'of', repository],
    queryFn: async ({ signal }) =>
      (await api.get<{ backup_plans: Plan[] }>(withQuery('api/backup-plans', { repository_id: repository }), signal))
        .backup_plans,
    refetchInterval: usePolling(),
  });
}

export function usePlan(id: string | undefined) {
  return useQuery({
    queryKey: ['plans', 'one', id],
    queryFn: ({ signal }) => api.get<WholePlan>(`api/backup-plans/${Number(id)}`, signal),
    refetchInterval: usePolling(),
  });
}

/** What is to come within so many hours. */
export function useUpcoming(hours: number) {
  return useQuery({
    queryKey: ['plans', 'upcoming', hours],
    queryFn: ({ signal }) => api.get<Forecast>(withQuery('api/schedule/upcoming-jobs', { hours }), signal),
  });
}

/** Whether a cron expression is one, and when it comes next. */
export function useCron(cron: string, zone: string, wanted = true) {
  return useQuery({
    queryKey: ['cron', cron, zone],
    enabled: wanted && cron.trim() !== '',
    queryFn: () => api.post<CronJudged>('api/schedule/validate-cron', { cron_expression: cron, timezone: zone }),
    placeholderData: (before) => before,
  });
}

/** The server's proposals, as cron expressions; the console has its own words for them. */
export function useCronPresets() {
  return useQuery({
    queryKey: ['cron-presets'],
    queryFn: async ({ signal }) =>
      (await api.get<{ presets: { expression: string }[] }>('api/schedule/cron-presets', signal)).presets.map(
        (one) => one.expression,
      ),
    staleTime: Infinity,
  });
}

/** Keeps a new plan, or one that is there already. */
export const useSavePlan = (id: number | null) =>
  useChange(['plans'], (draft: WireDraft) =>
    id === null ? api.post<WholePlan>('api/backup-plans', draft) : api.put<WholePlan>(`api/backup-plans/${id}`, draft),
  );

export const useTogglePlan = (id: number) =>
  useChange(['plans'], () => api.post<WholePlan>(`api/backup-plans/${id}/toggle`));

/** Makes a plan of what a repository itself says, which then says it no more. */
export const useTakeOver = (repository: number) =>
  useChange(['plans', 'repositories'], () => api.post<WholePlan>(`api/backup-plans/from-repository/${repository}`, {}));

export const useDeletePlan = (id: number) => useChange(['plans'], () => api.delete(`api/backup-plans/${id}`));
