import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, withQuery } from '../shared/api';
import { useOrder } from '../shared/useChange';
import type { ArchiveInfo, Listing, Started } from '../shared/wire';

const PAGE = 1000;

/** One folder of an archive. While the server still reads the archive this asks again each second. */
export function useEntries(repository: string, archive: string, path: string) {
  return useInfiniteQuery({
    queryKey: ['entries', repository, archive, path],
    queryFn: ({ signal, pageParam }) =>
      api.get<Listing>(
        withQuery(`api/catalog/${repository}/archives/${encodeURIComponent(archive)}/entries`, {
          path,
          after: pageParam,
          limit: PAGE,
        }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => !page.ready) ? 1000 : false),
    staleTime: Infinity,
  });
}

export function useArchiveInfo(repository: string, archive: string) {
  return useQuery({
    queryKey: ['archive-info', repository, archive],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ info: ArchiveInfo }>(
          withQuery(`api/archives/${encodeURIComponent(archive)}/info`, { repository }),
          signal,
        )
      ).info,
    staleTime: Infinity,
  });
}

export function useDeleteArchive(repository: number) {
  return useOrder((archive: string) =>
    api.delete<Started>(withQuery(`api/archives/${encodeURIComponent(archive)}`, { repository })),
  );
}
