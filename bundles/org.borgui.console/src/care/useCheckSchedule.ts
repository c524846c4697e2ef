import { useQuery } from '@tanstack/react-query';
import { usePolling } from '../jobs/useJobs';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';
import { type CheckKind, type CheckSchedule, scheduleBody, scheduleOf, type WireSchedule } from './checkSchedule';

const route = (repository: number, kind: CheckKind) => `api/repositories/${repository}/${kind}-schedule`;

/** When a repository is checked by itself. */
export function useCheckSchedule(repository: number, kind: CheckKind) {
  return useQuery({
    queryKey: ['plans', kind, repository],
    queryFn: async ({ signal }) => scheduleOf(await api.get<WireSchedule>(route(repository, kind), signal)),
    refetchInterval: usePolling(),
  });
}

export function useKeepCheckSchedule(repository: number, kind: CheckKind) {
  return useChange(['plans'], (wanted: CheckSchedule) => api.put(route(repository, kind), scheduleBody(kind, wanted)));
}
