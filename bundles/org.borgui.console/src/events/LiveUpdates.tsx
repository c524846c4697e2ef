import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Announcement } from '../shared/Announcement';
import type { Job, JobPage } from '../shared/wire';
import { jobName, jobSubject } from '../jobs/words';
import { type Connection, listen } from './connection';
import { endsNow, openJobs, type ServerEvent, withJob, withProgress } from './reduce';

const SHOWN = 3;

const Current = createContext<Connection>({ state: 'connecting' });
const Ended = createContext<{ jobs: Job[]; dismiss: (id: number) => void }>({ jobs: [], dismiss: () => undefined });

/** Whether the server's events arrive, and since when they do not. */
export const useConnection = () => use(Current);

/** The jobs that ended while the console was open and were not looked at since. */
export const useJustEnded = () => use(Ended);

/** Keeps the query cache fresh by the server's events; what a broken connection missed is asked for again. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });
  const [said, setSaid] = useState('');
  const [ended, setEnded] = useState<Job[]>([]);
  const dismiss = useCallback((id: number) => setEnded((known) => known.filter((job) => job.id !== id)), []);
  const justEnded = useMemo(() => ({ jobs: ended, dismiss }), [ended, dismiss]);
  useEffect(() => {
    let lost = false;
    let missed = false;
    return listen({
      event: (event) => {
        const job = apply(cache, event);
        missed ||= event.type === 'session_end';
        if (job) {
          setEnded((known) => [job, ...known.filter((one) => one.id !== job.id)].slice(0, SHOWN));
          setSaid(
            t('job.announced', {
              what: `${jobName(job)}, ${jobSubject(job)}`,
              state: t(`state.${job.state}`),
            }),
          );
        }
      },
      connection: (now) => {
        if (now.state === 'connected' && missed) {
          missed = false;
          void cache.invalidateQueries();
        }
        if (now.state === 'lost' && !lost) {
          void cache.invalidateQueries({ queryKey: ['session'] });
        }
        lost = now.state === 'lost';
        missed ||= lost;
        setConnection(now);
      },
    });
  }, [cache, t]);
  return (
    <Current value={connection}>
      <Ended value={justEnded}>{children}</Ended>
      <Announcement>{said}</Announcement>
    </Current>
  );
}

/** Puts an event into the cache; answers the job that ended by it. */
function apply(cache: QueryClient, event: ServerEvent): Job | null {
  switch (event.type) {
    case 'job':
      return applyJob(cache, event.data);
    case 'progress': {
      const { id, progress } = event.data;
      const change = (page: JobPage | undefined) => page && withProgress(page, id, progress);
      cache.setQueriesData<JobPage>({ queryKey: ['jobs'] }, change);
      cache.setQueryData<Job>(['job', id], (job) => job && { ...job, progress });
      return null;
    }
    case 'log':
      void cache.invalidateQueries({ queryKey: ['log', event.data.id] }, { cancelRefetch: false });
      return null;
    case 'plan_run':
      void cache.invalidateQueries({ queryKey: ['plans'] });
      return null;
    case 'session_end':
      // Proving oneself anew ends the older session, too: the server says whether there is another one.
      void cache.invalidateQueries({ queryKey: ['session'] });
      return null;
  }
}

function applyJob(cache: QueryClient, job: Job): Job | null {
  const known = cache.getQueryData<Job>(['job', job.id]) ?? openJob(cache, job.id);
  const ends = endsNow(known, job);
  cache.setQueryData(['job', job.id], job);
  cache.setQueriesData<JobPage>({ queryKey: ['jobs'] }, (page) => page && withJob(page, job));
  cache.setQueryData<JobPage>(['jobs', 'open'], (page) => page && openJobs(page, job));
  cache.setQueriesData<InfiniteData<JobPage>>(
    { queryKey: ['activity'] },
    (data) => data && { ...data, pages: data.pages.map((page) => withJob(page, job)) },
  );
  if (known === undefined || known.state !== job.state) {
    void cache.invalidateQueries({ queryKey: ['jobs'] });
    void cache.invalidateQueries({ queryKey: ['activity'] });
    void cache.invalidateQueries({ queryKey: ['repositories'] });
    if (job.run_id !== null) {
      void cache.invalidateQueries({ queryKey: ['plans'] });
    }
  }
  if (ends) {
    void cache.invalidateQueries({ queryKey: ['archives'] });
    void cache.invalidateQueries({ queryKey: ['lock', job.repository_id] });
    void cache.invalidateQueries({ queryKey: ['log', job.id] });
  }
  return ends ? job : null;
}

function openJob(cache: QueryClient, id: number): Job | undefined {
  return cache.getQueryData<JobPage>(['jobs', 'open'])?.jobs.find((job) => job.id === id);
}
