import { Box } from '@mui/material';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRepositories } from '../repositories/useRepositories';
import { Choice } from '../shared/fields';
import { Page, Panel } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { JobList } from './JobList';
import { useActivity } from './useJobs';
import { operationName, OPERATIONS } from './words';

/** Every job, newest first; the filter stands in the address. */
export function ActivityPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const filter = { repository: query.get('repository'), operation: query.get('operation') };
  const activity = useActivity(filter);
  const repositories = useRepositories();
  const jobs = activity.data?.pages.flatMap((page) => page.jobs);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = activity;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const choose = (name: string) => (value: string) => {
    const next = new URLSearchParams(query);
    if (value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    setQuery(next, { replace: true });
  };
  return (
    <Page title={t('place.activity')} lead={t('activity.lead')}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '240px 240px' }, gap: 2, mb: 2 }}>
        <Choice
          label={t('activity.repository')}
          value={filter.repository ?? ''}
          onChange={choose('repository')}
          options={[
            ['', t('activity.allRepositories')],
            ...(repositories.data ?? []).map((one): [string, string] => [String(one.id), one.name]),
          ]}
        />
        <Choice
          label={t('activity.operation')}
          value={filter.operation ?? ''}
          onChange={choose('operation')}
          options={[
            ['', t('activity.allOperations')],
            ...OPERATIONS.map((operation): [string, string] => [operation, operationName(operation)]),
          ]}
        />
      </Box>
      {activity.error && !jobs ? (
        <Failed problem={activity.error} retry={() => void activity.refetch()} />
      ) : (
        <Panel>
          {jobs === undefined ? (
            <Loading rows={8} />
          ) : jobs.length === 0 ? (
            <Empty title={t('activity.emptyTitle')}>
              {filter.repository || filter.operation ? t('activity.noMatch') : t('activity.empty')}
            </Empty>
          ) : (
            <JobList jobs={jobs} label={t('place.activity')} onNearEnd={more} />
          )}
        </Panel>
      )}
      {isFetchNextPageError && activity.error && jobs && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={activity.error} retry={() => void fetchNextPage()} />
        </Box>
      )}
      {isFetchingNextPage && <Loading rows={2} />}
    </Page>
  );
}
