import { api } from '../shared/api';
import { useOrder } from '../shared/useChange';
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
  return useOrder((order: BackupOrder) => api.post<Started>('api/backup/start', order));
}
