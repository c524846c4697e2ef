import { Box, LinearProgress, Typography } from '@mui/material';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { count } from '../shared/format';
import { Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import type { Entry, Repository } from '../shared/wire';
import { EntryTable } from './EntryTable';
import { type Order, ordered, orderOf, orderText } from './order';
import { useEntries } from './useArchive';

type ContentsProps = {
  repository: Repository;
  archive: string;
  path: string;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
};

/** One folder of an archive: read by the server first, then fetched part by part as it is scrolled. */
export function Contents({ repository, archive, path, selected, onSelect }: ContentsProps) {
  const entries = useEntries(String(repository.id), archive, path);
  const last = entries.data?.pages.at(-1);
  if (entries.error && !entries.data) {
    return <Failed problem={entries.error} retry={() => void entries.refetch()} />;
  }
  if (!last) {
    return (
      <Panel>
        <Loading rows={8} />
      </Panel>
    );
  }
  if (!last.ready) {
    return <Reading read={last.read} />;
  }
  return <Folder {...{ repository, archive, entries, total: last.total, selected, onSelect }} />;
}

function Reading({ read }: { read: number }) {
  const { t } = useTranslation();
  return (
    <Panel padded>
      <LinearProgress color="info" aria-label={t('browser.reading')} />
      <Typography role="status" variant="body2" sx={{ mt: 1.5 }}>
        {t('browser.readingSoFar', { count: read, shown: count(read) })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('browser.readingLead')}
      </Typography>
    </Panel>
  );
}

type FolderProps = Omit<ContentsProps, 'path'> & { entries: ReturnType<typeof useEntries>; total: number };

function Folder({ repository, archive, entries, total, selected, onSelect }: FolderProps) {
  const { t } = useTranslation();
  const { order, setOrder } = useOrder();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = entries;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  // A long folder keeps the server's order of names, or rows would jump while the rest of it arrives.
  const long = (data?.pages.length ?? 0) > 1 || hasNextPage;
  const asItCame = long && order.column === 'name' && !order.down;
  const sorted = !asItCame && !hasNextPage;
  const rows = useMemo(() => (sorted ? ordered(items, order) : items), [sorted, items, order]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const failed = entries.isFetchNextPageError;
  useEffect(() => {
    // Another order than the server's needs all of the folder.
    if (!asItCame && !failed) {
      more();
    }
  }, [asItCame, failed, more]);
  const selectAll = async () => {
    let all = entries.data?.pages.flatMap((page) => page.items) ?? [];
    for (let goesOn = hasNextPage; goesOn;) {
      const next = await fetchNextPage();
      all = next.data?.pages.flatMap((page) => page.items) ?? all;
      goesOn = next.hasNextPage && !next.isError;
    }
    onSelect(new Set(all.map((entry: Entry) => entry.path)));
  };
  return (
    <>
      <EntryTable
        repository={repository.id}
        archive={archive}
        entries={rows}
        total={total}
        order={order}
        onOrder={setOrder}
        selected={selected}
        onSelect={onSelect}
        onSelectAll={() => void selectAll()}
        onNearEnd={more}
      />
      {failed && entries.error && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={entries.error} retry={() => void fetchNextPage()} />
        </Box>
      )}
      {hasNextPage && !failed && (
        <Typography variant="caption" component="p" sx={{ mt: 1, color: 'text.secondary' }}>
          {t('browser.soFar', { shown: count(items.length), total: count(total) })}
        </Typography>
      )}
    </>
  );
}

/** The order stands in the address. */
function useOrder() {
  const [query, setQuery] = useSearchParams();
  const text = query.get('sort');
  const order = useMemo(() => orderOf(text), [text]);
  const setOrder = (next: Order) => {
    const changed = new URLSearchParams(query);
    changed.set('sort', orderText(next));
    setQuery(changed, { replace: true });
  };
  return { order, setOrder };
}
