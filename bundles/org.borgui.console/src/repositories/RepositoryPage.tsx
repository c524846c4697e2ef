import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { CareSection } from '../care/CareSection';
import { WipeDialog } from '../care/WipeDialog';
import { RepositoryCharts } from '../charts/RepositoryCharts';
import { ArchiveTable } from '../archives/ArchiveTable';
import { NoArchives } from '../archives/NoArchives';
import { JobList } from '../jobs/JobList';
import { useRecentJobs } from '../jobs/useJobs';
import { PlansOfRepository } from '../plans/PlansOfRepository';
import { Facts, Figure, Figures, LinkButton, Moment, Mono, TextLink, useNow, When } from '../shared/bits';
import { bytes, count, soon } from '../shared/format';
import { Mark } from '../shared/Mark';
import { Page, Section } from '../shared/Page';
import { Empty, Failed, Loading, PageFailed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { ForgetDialog } from './ForgetDialog';
import { health } from './health';
import { stored } from './sizes';
import { useArchives, useRepository } from './useRepositories';

export function RepositoryPage() {
  const { repository, error, isPending, refetch } = useRepository(useParams().id);
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (isPending) return <PageLoading />;
  return repository ? <RepositoryDetails repository={repository} /> : <NotFoundPage />;
}

function RepositoryDetails({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = health(repository, useNow());
  const here = `/repositories/${repository.id}`;
  return (
    <Page
      title={repository.name}
      above={[{ to: '/repositories', name: t('place.repositories') }]}
      lead={
        <>
          <Mono>{repository.path}</Mono>
          <Box sx={{ mt: 1 }}>
            <Mark meaning={state.meaning}>{t(`health.${state.kind}`)}</Mark>
          </Box>
          {state.why !== null ? (
            <Typography variant="body2" component="div">
              {state.why}
              {state.job && (
                <Box>
                  <TextLink to={`/jobs/${state.job.id}`}>{t('overview.seeWhy')}</TextLink>
                </Box>
              )}
            </Typography>
          ) : (
            state.kind === 'observed' && <Typography variant="body2">{t('remedy.observed')}</Typography>
          )}
        </>
      }
      actions={
        <>
          {repository.can_manage && (
            <LinkButton to={`${here}/edit`} variant="outlined">
              {t('repository.edit')}
            </LinkButton>
          )}
          {repository.can_backup && (
            <Button variant="contained" onClick={() => void navigate(`${here}/backup`)}>
              {t('repository.backUp')}
            </Button>
          )}
        </>
      }
    >
      <Figures>
        <Figure name={t('repository.lastBackup')}>
          <When at={repository.last_backup} />
        </Figure>
        {repository.next_run && (
          <Figure name={t('repository.nextBackup')}>
            {soon(new Date(repository.next_run))}
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary', fontWeight: 400 }}>
              {repository.schedule_name}
            </Typography>
          </Figure>
        )}
        <Figure name={t('repository.archives')}>{count(repository.archive_count)}</Figure>
        <Figure name={t('repository.original')}>
          {repository.original_size == null ? t('common.unknown') : bytes(repository.original_size)}
        </Figure>
        <Figure name={t('repository.stored')}>{stored(repository) ?? t('common.unknown')}</Figure>
      </Figures>
      <RepositoryCharts id={repository.id} />
      <CareSection repository={repository} />
      <PlansOfRepository repository={repository} />
      <RepositoryArchives repository={repository} />
      <RepositoryJobs id={repository.id} />
      <RepositorySettings repository={repository} />
    </Page>
  );
}

const SHOWN = 10;

function RepositoryArchives({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const archives = useArchives(repository.id);
  const more = (archives.data?.length ?? 0) > SHOWN;
  return (
    <Section
      title={t('repository.archives')}
      actions={more && <TextLink to={`/archives?repository=${repository.id}`}>{t('repository.allArchives')}</TextLink>}
    >
      {archives.error ? (
        <NoArchives repository={repository} problem={archives.error} retry={() => void archives.refetch()} />
      ) : !archives.data ? (
        <Loading />
      ) : archives.data.length === 0 ? (
        <Empty title={t('repository.noArchivesTitle')}>{t('repository.noArchives')}</Empty>
      ) : (
        <ArchiveTable repository={repository} archives={archives.data.slice(0, SHOWN)} />
      )}
    </Section>
  );
}

function RepositoryJobs({ id }: { id: number }) {
  const { t } = useTranslation();
  const jobs = useRecentJobs(5, id);
  return (
    <Section
      title={t('repository.jobs')}
      actions={<TextLink to={`/activity?repository=${id}`}>{t('repository.allJobs')}</TextLink>}
    >
      {jobs.error ? (
        <Failed problem={jobs.error} />
      ) : !jobs.data ? (
        <Loading />
      ) : jobs.data.jobs.length === 0 ? (
        <Empty title={t('repository.noJobsTitle')}>{t('repository.noJobs')}</Empty>
      ) : (
        <JobList jobs={jobs.data.jobs} label={t('repository.jobs')} subject={false} />
      )}
    </Section>
  );
}

function RepositorySettings({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'forget' | 'wipe' | null>(null);
  const close = () => setAsked(null);
  const list = (paths: string[] | null | undefined) =>
    paths && paths.length > 0
      ? paths.map((path) => (
          <Box key={path}>
            <Mono>{path}</Mono>
          </Box>
        ))
      : t('common.none');
  return (
    <Section title={t('repository.settings')}>
      <Box sx={{ p: 2 }}>
        <Facts
          facts={[
            [t('sources.folders'), list(repository.source_directories)],
            [t('sources.excludes'), list(repository.exclude_patterns)],
            [t('sources.compression'), <Mono key="c">{repository.compression}</Mono>],
            [t('repository.encryption'), <Mono key="e">{repository.encryption}</Mono>],
            [t('recovery.created'), <Moment key="t" at={repository.created_at} />],
          ]}
        />
        {repository.can_manage && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3 }}>
            <LinkButton to={`/repositories/${repository.id}/recovery`} variant="outlined" size="small">
              {t('repository.recovery')}
            </LinkButton>
            <Button variant="outlined" size="small" onClick={() => setAsked('forget')}>
              {t('repository.forget')}
            </Button>
            {repository.mode === 'full' && (
              <Button variant="outlined" size="small" color="error" onClick={() => setAsked('wipe')}>
                {t('care.wipe.action')}
              </Button>
            )}
          </Box>
        )}
      </Box>
      {asked === 'forget' && <ForgetDialog repository={repository} onClose={close} />}
      {asked === 'wipe' && <WipeDialog repository={repository} onClose={close} />}
    </Section>
  );
}
