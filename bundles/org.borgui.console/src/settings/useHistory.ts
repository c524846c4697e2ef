import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';

export type LogPolicy = 'failed_only' | 'failed_and_warnings' | 'all_jobs';

/** Those of the server's settings that this console changes. */
export type ServerSettings = {
  max_concurrent_backups: number;
  max_concurrent_scheduled_backups: number;
  max_concurrent_scheduled_checks: number;
  cleanup_retention_days: number;
  history_max_jobs: number;
  log_retention_days: number;
  log_max_total_size_mb: number;
  log_save_policy: LogPolicy;
  auto_cleanup: boolean;
  log_cleanup_on_startup: boolean;
};

export type Removed = {
  job_rows_deleted: number;
  run_rows_deleted: number;
  logs_deleted: number;
  log_bytes_deleted: number;
  logs_skipped: number;
  cleaned_at: string;
};

export type LogStorage = {
  total_size_bytes: number;
  file_count: number;
  usage_percent: number;
  oldest_log_date: string | null;
  last_cleanup: Removed | null;
};

const SYSTEM = 'api/settings/system';

export function useServerSettings() {
  return useQuery({
    queryKey: ['settings'],
    queryFn: async ({ signal }) => (await api.get<{ settings: ServerSettings }>(SYSTEM, signal)).settings,
  });
}

export function useSaveSettings() {
  return useChange(['settings'], (settings: ServerSettings) => api.put(SYSTEM, settings));
}

export function useLogStorage() {
  return useQuery({
    queryKey: ['logs', 'storage'],
    queryFn: async ({ signal }) => (await api.get<{ storage: LogStorage }>(`${SYSTEM}/logs/storage`, signal)).storage,
  });
}

export function useCleanUp() {
  return useChange(
    ['logs', 'jobs', 'job', 'activity'],
    async () => (await api.post<{ results: Removed }>(`${SYSTEM}/cleanup`)).results,
  );
}
