import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useConnection } from '../events/LiveUpdates';
import { api, withQuery } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { Job, JobPage, LogPage } from '../shared/wire';

const POLL_MILLIS = 5000;
const PAGE = 100;
const TAIL = 500;

/** How often to ask while the server's events do not arrive; never while they do. */
export function usePolling(): number | false {
  return useConnection().state === 'lost' ? POLL_MILLIS : false;
}

export function useOpenJobs() {
  return useQuery({
    queryKey: ['jobs', 'open'],
    queryFn: ({ signal }) => api.get<JobPage>('api/jobs?open=true', signal),
    refetchInterval: usePolling(),
  });
}

export function useRecentJobs(limit: number, repository: number | null = null) {
  return useQuery({
    queryKey: ['jobs', 'of', repository, limit],
    queryFn: ({ signal }) => api.get<JobPage>(withQuery('api/jobs', { limit, repository_id: repository }), signal),
    refetchInterval: usePolling(),
  });
}

export type ActivityFilter = { repository: string | null; operation: string | null };

export function useActivity(filter: ActivityFilter) {
  return useInfiniteQuery({
    queryKey: ['activity', filter],
    queryFn: ({ signal, pageParam }) =>
      api.get<JobPage>(
        withQuery('api/jobs', {
          limit: PAGE,
          before: pageParam,
          repository_id: filter.repository,
          operation: filter.operation,
        }),
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_before,
    refetchInterval: usePolling(),
  });
}

export function useJob(id: number) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => api.get<Job>(`api/jobs/${id}`, signal),
    refetchInterval: usePolling(),
  });
}

export function useCancel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.post<Job>(`api/jobs/${id}/cancel`),
    onSuccess: (job) => {
      cache.setQueryData(['job', job.id], job);
      void cache.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
}

/** Operations that existing clients call something else. */
const TYPES: Record<string, string> = { create: 'backup', extract: 'restore', delete: 'archive_delete' };

export const useDeleteEntry = (job: Job) =>
  useChange(['jobs', 'activity', 'logs', 'plans', 'repositories'], () =>
    api.delete(`api/activity/${TYPES[job.operation] ?? job.operation}/${job.id}`),
  );

/** The end of a job's log. */
export function useLog(job: Job) {
  return useQuery({
    queryKey: ['log', job.id],
    enabled: job.has_logs,
    queryFn: async ({ signal }) => {
      const first = await page(job.id, 0, signal);
      return first.has_more ? page(job.id, Math.max(0, first.total_lines - TAIL), signal) : first;
    },
    refetchInterval: usePolling(),
  });
}

function page(id: number, offset: number, signal: AbortSignal): Promise<LogPage> {
  return api.get<LogPage>(withQuery(`api/jobs/${id}/logs`, { offset, limit: TAIL }), signal);
}
