import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, withQuery } from '../shared/api';
import { type AuditFilter, wireOf } from './filter';

/** A document that was changed: shortened hashes of it; none before it was made, none after it was deleted. */
export type AuditChange = { collection: string; id: number; before: string | null; after: string | null };

export type AuditEntry = {
  id: number;
  at: string;
  type: string;
  success: boolean;
  user_id: number | null;
  username: string | null;
  way: string;
  address: string;
  request_id: string;
  action: string;
  object: string;
  detail: string | null;
  changes: AuditChange[];
  hash: string;
};

type AuditPage = { entries: AuditEntry[]; more: boolean };

/** What came of looking through the whole chain. */
export type Verdict = {
  entries: number;
  /** Up to which number the entries agree with a signature. */
  signed: number;
  damages: string[];
  key: string;
};

export const FORMATS = ['ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

const AUDIT = 'api/audit';
const PAGE = 100;

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) =>
      api.get<AuditPage>(withQuery(AUDIT, { limit: PAGE, before: pageParam, ...wireOf(filter) }), signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.id ?? null) : null),
  });
}

export const useVerify = () => useMutation({ mutationFn: () => api.post<Verdict>(`${AUDIT}/verify`) });

/** All of it, as a file. */
export const exportPath = (format: Format) => withQuery(`${AUDIT}/export`, { format });
