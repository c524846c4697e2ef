import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../shared/api';
import type { Grant, Lock, Repository } from '../shared/wire';
import { useMe } from '../signin/useSession';
import { mayTend } from './lock';

const LOOK_MILLIS = 30_000;

/** Who holds the lock of a repository. Others than this server take it too, so it is looked at again now and then. */
export function useLock(repository: number) {
  return useQuery({
    queryKey: ['lock', repository],
    queryFn: ({ signal }) => api.get<Lock>(`api/repositories/${repository}/lock`, signal),
    staleTime: 0,
    refetchInterval: LOOK_MILLIS,
  });
}

/** Breaks the lock; the repository's name confirms it where nobody can know who works. */
export function useBreakLock(repository: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (name: string | null) =>
      api.post<{ job_id: number }>(
        `api/repositories/${repository}/break-lock`,
        name === null ? {} : { confirmation_phrase: name },
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['jobs'] });
      void cache.invalidateQueries({ queryKey: ['activity'] });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['lock', repository] }),
  });
}

/** Whether the person may check the repository and break its lock. */
export function useMayTend(repository: Repository | undefined): boolean {
  const me = useMe();
  const grants = useQuery({
    queryKey: ['my-grants'],
    enabled: repository !== undefined && !mayTend(repository, [me.all_repositories_role]),
    queryFn: ({ signal }) => api.get<Grant[]>('api/settings/permissions/me', signal),
  });
  const granted = grants.data?.find((grant) => grant.repository_id === repository?.id)?.role;
  return repository !== undefined && mayTend(repository, [me.all_repositories_role, granted]);
}
