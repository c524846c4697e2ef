import { useQuery } from '@tanstack/react-query';
import { usePolling } from '../jobs/useJobs';
import { api, withQuery } from '../shared/api';
import { Problem } from '../shared/problem';
import { useOrder } from '../shared/useChange';
import type { JobPage, Started } from '../shared/wire';
import type { ProofMode } from './proof';
import type { CareOperation } from './standing';
import { type Rules, wireRules } from './rules';

const SEEN = 10;
const BUSY_MILLIS = 3000;

/** The newest jobs of one kind of care. */
export function useCareJobs(repository: number, operation: CareOperation) {
  return useQuery({
    queryKey: ['jobs', 'care', repository, operation],
    queryFn: ({ signal }) =>
      api.get<JobPage>(withQuery('api/jobs', { repository_id: repository, operation, limit: SEEN }), signal),
    refetchInterval: usePolling(),
  });
}

const isBusy = (error: Error | null) => error instanceof Problem && (error.status === 409 || error.status === 423);

export type PreviewItem = { name: string; time: string; kept: boolean; rule: string | null; number: number };

export type Preview = { archives: PreviewItem[]; fingerprint: string };

/** What rules would do. It is not renewed by itself: the list stays as it was looked at. */
export function usePrunePreview(repository: number, rules: Rules) {
  return useQuery({
    queryKey: ['prune-preview', repository, rules],
    queryFn: () => api.post<Preview>(`api/repositories/${repository}/prune`, { ...wireRules(rules), dry_run: true }),
    staleTime: Infinity,
    gcTime: 0,
    // A repository that is in use can be looked at when it no longer is.
    refetchInterval: (query) => (isBusy(query.state.error) ? BUSY_MILLIS : false),
  });
}

function useStart<Order>(repository: number, operation: CareOperation, body: (order: Order) => object) {
  return useOrder((order: Order) => api.post<Started>(`api/repositories/${repository}/${operation}`, body(order)));
}

/** How long a check may take (0: as long as it takes), and borg's flag for what is checked. */
export type CheckOrder = { seconds: number; flags: string };

export const useCheck = (repository: number) =>
  useStart(repository, 'check', (order: CheckOrder) => ({
    max_duration: order.seconds,
    check_extra_flags: order.seconds === 0 ? order.flags : '',
  }));

/** What a restore check restores of which archive; null for the newest. */
export type ProofOrder = { archive: string | null; mode: ProofMode; paths: string[] };

export const useRestoreCheck = (repository: number) =>
  useStart(repository, 'restore-check', ({ archive, mode, paths }: ProofOrder) => ({
    archive,
    mode,
    paths: mode === 'probe_paths' ? paths : [],
  }));

export const useCompact = (repository: number) => useStart(repository, 'compact', () => ({}));

/** Removes what a preview has shown, and nothing if the archives have changed since. */
export const usePrune = (repository: number) =>
  useStart(repository, 'prune', (order: { rules: Rules; fingerprint: string }) => ({
    ...wireRules(order.rules),
    fingerprint: order.fingerprint,
  }));
