import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useOrder } from '../shared/useChange';

export type Wipe = {
  id: number;
  job_id: number | null;
  archives: { identity: string; name: string; time: string }[];
  archive_fingerprint: string;
  confirmation_phrase: string;
  blocked: boolean;
  blocking_reason: string | null;
};

/** All archives as they are now. It is not renewed by itself: what is confirmed is what was looked at. */
export function useWipePreview(repository: number) {
  return useQuery({
    queryKey: ['wipe-preview', repository],
    queryFn: () => api.post<Wipe>(`api/repositories/${repository}/wipe-preview`, {}),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

export type WipeOrder = { preview: Wipe; typed: string; compact: boolean };

export function useWipe(repository: number) {
  return useOrder(({ preview, typed, compact }: WipeOrder) =>
    api.post<Wipe>(`api/repositories/${repository}/wipe`, {
      preview_id: preview.id,
      preview_fingerprint: preview.archive_fingerprint,
      confirmation_phrase: typed,
      understood: true,
      run_compact: compact,
    }),
  );
}
