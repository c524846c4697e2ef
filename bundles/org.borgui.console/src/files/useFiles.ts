import { useQuery } from '@tanstack/react-query';
import { api, withQuery } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { FolderPage, Roots } from '../shared/wire';

/** The folders of the server that may be used at all. */
export function useRoots() {
  return useQuery({ queryKey: ['roots'], queryFn: ({ signal }) => api.get<Roots>('api/filesystem/roots', signal) });
}

export function useNameRoots() {
  return useChange(['roots', 'folder'], (paths: string[]) => api.put<Roots>('api/filesystem/roots', { roots: paths }));
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
  return useChange(['folder'], (fields: { path: string; folder_name: string }) =>
    api.post<{ path: string }>('api/filesystem/create-folder', fields),
  );
}
