import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, withQuery } from '../shared/api';
import type { FolderPage, Roots } from '../shared/wire';

/** The folders of the server that may be used at all. */
export function useRoots() {
  return useQuery({ queryKey: ['roots'], queryFn: ({ signal }) => api.get<Roots>('api/filesystem/roots', signal) });
}

export function useNameRoots() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (paths: string[]) => api.put<Roots>('api/filesystem/roots', { roots: paths }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['roots'] });
      void cache.invalidateQueries({ queryKey: ['folder'] });
    },
  });
}

export function useFolder(path: string | null) {
  return useQuery({
    queryKey: ['folder', path],
    enabled: path !== null,
    queryFn: ({ signal }) => api.get<FolderPage>(withQuery('api/filesystem/browse', { path }), signal),
    staleTime: 5000,
  });
}

export function useNewFolder() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (fields: { path: string; folder_name: string }) =>
      api.post<{ path: string }>('api/filesystem/create-folder', fields),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['folder'] }),
  });
}
