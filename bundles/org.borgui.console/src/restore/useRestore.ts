import { useMutation } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useOrder } from '../shared/useChange';
import type { Started } from '../shared/wire';

export type RestoreOrder = {
  repository: string;
  repository_id: number;
  archive: string;
  /** Empty means the whole archive. */
  paths: string[];
  destination: string;
  restore_layout: 'preserve_path' | 'contents_only';
  on_conflict: 'skip' | 'rename' | 'overwrite';
  keep_privileges: boolean;
};

export function useRestore() {
  const preview = useMutation({
    mutationFn: (order: RestoreOrder) => api.post<{ preview: string }>('api/restore/preview', order),
  });
  const start = useOrder((order: RestoreOrder) => api.post<Started>('api/restore/start', order));
  return { preview, start };
}
