import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page, Panel } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { AuditFilters } from './AuditFilters';
import { AuditList } from './AuditList';
import { AuditTools } from './AuditTools';
import { type AuditFilter, filterOf, queryOf } from './filter';
import { useAudit } from './useAudit';

/** What was done on this server, newest first; the filter stands in the address. */
export function AuditPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const audit = useAudit(filter);
  const entries = audit.data?.pages.flatMap((page) => page.entries);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = audit;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const change = (part: Partial<AuditFilter>) => setQuery(queryOf({ ...filter, ...part }), { replace: true });
  return (
    <Page title={t('settings.audit')} lead={t('audit.lead')} above={[{ to: '/settings', name: t('place.settings') }]}>
      <AuditTools />
      <AuditFilters filter={filter} onChange={change} />
      {audit.error && !entries ? (
        <Failed problem={audit.error} retry={() => void audit.refetch()} />
      ) : (
        <Panel>
          {!entries ? (
            <Loading rows={8} />
          ) : entries.length === 0 ? (
            <Empty title={t('audit.emptyTitle')}>{t('audit.empty')}</Empty>
          ) : (
            <AuditList entries={entries} onNearEnd={more} />
          )}
          {isFetchingNextPage && <Loading rows={2} />}
          {isFetchNextPageError && audit.error && <Failed problem={audit.error} retry={() => void fetchNextPage()} />}
        </Panel>
      )}
    </Page>
  );
}
