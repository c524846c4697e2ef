import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../shared/api';
import type { Started } from '../shared/wire';

export type BackupOrder = {
  repository: string;
  source_directories: string[];
  exclude_patterns: string[];
  compression: string;
  exclude_caches: boolean;
  one_file_system: boolean;
};

export function useStartBackup() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (order: BackupOrder) => api.post<Started>('api/backup/start', order),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['jobs'] });
      void cache.invalidateQueries({ queryKey: ['activity'] });
    },
  });
}
