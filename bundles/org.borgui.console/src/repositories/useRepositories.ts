import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { Archive, Repository } from '../shared/wire';

export type RepositoryFields = {
  name: string;
  path: string;
  encryption: string;
  passphrase: string | null;
  compression: string;
  source_directories: string[];
  exclude_patterns: string[];
  exclude_caches: boolean;
  one_file_system: boolean;
};

type Created = { repository: { id: number } };

export function useRepositories() {
  return useQuery({
    queryKey: ['repositories'],
    queryFn: async ({ signal }) =>
      (await api.get<{ repositories: Repository[] }>('api/repositories/', signal)).repositories,
  });
}

/** One repository out of the list: the list knows more than the single answer. */
export function useRepository(id: string | undefined) {
  const all = useRepositories();
  return { ...all, repository: all.data?.find((one) => String(one.id) === id) };
}

export function useArchives(id: number) {
  return useQuery({
    queryKey: ['archives', id],
    queryFn: async ({ signal }) => {
      const { archives } = await api.get<{ archives: Archive[] }>(`api/repositories/${id}/archives`, signal);
      return [...archives].sort((a, b) => b.started_at.localeCompare(a.started_at));
    },
  });
}

export const useCreateRepository = () =>
  useChange(['repositories'], (fields: RepositoryFields) => api.post<Created>('api/repositories/', fields));

export const useImportRepository = () =>
  useChange(['repositories'], (fields: RepositoryFields & { keyfile_content: string | null }) =>
    api.post<Created>('api/repositories/import', fields),
  );

export const useEditRepository = (id: number) =>
  useChange(['repositories'], (fields: Partial<RepositoryFields>) => api.put(`api/repositories/${id}`, fields));

export const useForgetRepository = (id: number) =>
  useChange(['repositories'], () => api.delete(`api/repositories/${id}`));

/** The key of a repository, as borg exports it. Kept nowhere longer than the page that shows it. */
export function useKey(repository: Pick<Repository, 'id' | 'encryption'> | undefined) {
  return useQuery({
    queryKey: ['key', repository?.id],
    enabled: repository !== undefined && repository.encryption !== 'none',
    queryFn: ({ signal }) => api.text(`api/repositories/${repository?.id}/keyfile`, signal),
    gcTime: 0,
    staleTime: Infinity,
    // It may ask for the password: not again each time somebody comes back to the page.
    refetchOnWindowFocus: false,
  });
}
