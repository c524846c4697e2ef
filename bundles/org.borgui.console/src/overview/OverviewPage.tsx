import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useRoots } from '../files/useFiles';
import { JobList } from '../jobs/JobList';
import { useOpenJobs, useRecentJobs } from '../jobs/useJobs';
import { isOpen } from '../jobs/words';
import { broken } from '../plans/promise';
import { usePlans } from '../plans/usePlans';
import { useRepositories } from '../repositories/useRepositories';
import { LinkButton, TextLink, useNow, When } from '../shared/bits';
import { List } from '../shared/List';
import { Mark, type Meaning, Shape } from '../shared/Mark';
import { Page, Section } from '../shared/Page';
import { Failed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { BrokenPromises } from './BrokenPromises';
import { type Concern, concerns } from './attention';
import { Coming } from './Coming';
import { FirstSteps } from './FirstSteps';
import { NobodyTold } from './NobodyTold';
import { PasskeyOffer } from './PasskeyOffer';
import { WeakSpot } from './WeakSpot';

/** Is everything all right: one sentence, then what needs a person, then what runs and what ran. */
export function OverviewPage() {
  const { t } = useTranslation();
  const repositories = useRepositories();
  const roots = useRoots();
  const plans = usePlans();
  const now = useNow(60);
  if (repositories.error) {
    return (
      <Page title={t('place.overview')}>
        <Failed problem={repositories.error} retry={() => void repositories.refetch()} />
      </Page>
    );
  }
  if (!repositories.data) {
    return <PageLoading />;
  }
  const all = repositories.data;
  const wanting = concerns(all, now);
  const promises = (plans.data ?? []).filter((plan) => broken(plan).length > 0);
  const known = plans.data !== undefined && plans.error === null;
  const begun = all.some((one) => one.archive_count > 0 || one.last_backup !== null);
  return (
    <Page title={t('place.overview')}>
      {begun && (known || wanting.length > 0 || promises.length > 0) && (
        <Verdict repositories={all} wanting={wanting} promises={promises.length} />
      )}
      {begun && <PasskeyOffer />}
      <WeakSpot />
      {!begun && <FirstSteps repositories={all} roots={roots.data} />}
      {plans.error && (
        <Box sx={{ mb: 4, maxWidth: 760 }}>
          <Failed problem={plans.error} retry={() => void plans.refetch()} />
        </Box>
      )}
      <BrokenPromises plans={promises} repositories={all} />
      {begun && <NobodyTold />}
      {begun && wanting.length > 0 && (
        <Section title={t('overview.attention')}>
          <List label={t('overview.attention')}>
            {wanting.map((one) => (
              <ConcernRow key={one.repository.id} concern={one} />
            ))}
          </List>
        </Section>
      )}
      <Running />
      {begun && <Coming able={all.some((one) => one.can_backup)} />}
      <Recent />
    </Page>
  );
}

type VerdictProps = { repositories: Repository[]; wanting: Concern[]; promises: number };

function Verdict({ repositories, wanting, promises }: VerdictProps) {
  const { t } = useTranslation();
  const failed = wanting.filter((one) => one.health.meaning === 'failed').length;
  const unsound = wanting.filter((one) => one.health.kind === 'unsound').length;
  const meaning: Meaning = failed > 0 || promises > 0 ? 'failed' : wanting.length > 0 ? 'attention' : 'good';
  const newest = repositories
    .map((one) => one.last_backup)
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', mb: 4 }}>
      <Box sx={{ pt: 0.5 }}>
        <Shape meaning={meaning} size={28} />
      </Box>
      <Box>
        <Typography sx={{ fontSize: { xs: '1.125rem', sm: '1.3rem' }, fontWeight: 550, lineHeight: 1.35 }}>
          {unsound > 0
            ? t('care.overview', { count: unsound })
            : promises > 0
              ? t('promise.overview', { count: promises })
              : failed > 0
                ? t('overview.someFailed', { count: failed })
                : wanting.length > 0
                  ? t('overview.someAttention', { count: wanting.length })
                  : t('overview.allGood', { count: repositories.length })}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          {t('overview.newest')} <When at={newest ?? null} />.
        </Typography>
      </Box>
    </Box>
  );
}

function ConcernRow({ concern: { repository, health } }: { concern: Concern }) {
  const { t } = useTranslation();
  const job = health.job;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        alignItems: 'center',
        justifyContent: 'space-between',
        p: 2,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
          <TextLink to={`/repositories/${repository.id}`}>{repository.name}</TextLink>
          <Mark meaning={health.meaning}>{t(`health.${health.kind}`)}</Mark>
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.25 }}>
          {health.why ?? (
            <>
              {t(`remedy.${health.kind}`)} {health.kind === 'stale' && <When at={repository.last_backup} />}
            </>
          )}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {(health.why !== null || health.meaning === 'failed') && (
          <LinkButton to={job ? `/jobs/${job.id}` : `/repositories/${repository.id}`} size="small" variant="outlined">
            {t('overview.seeWhy')}
          </LinkButton>
        )}
        {repository.can_backup && health.kind !== 'unsound' && (
          <LinkButton
            to={`/repositories/${repository.id}/backup`}
            size="small"
            variant="outlined"
            aria-label={t('overview.backUpOf', { name: repository.name })}
          >
            {t('repository.backUp')}
          </LinkButton>
        )}
      </Box>
    </Box>
  );
}

function Running() {
  const { t } = useTranslation();
  const jobs = useOpenJobs().data?.jobs ?? [];
  return jobs.length === 0 ? null : (
    <Section title={t('overview.running')}>
      <JobList jobs={jobs} label={t('overview.running')} />
    </Section>
  );
}

function Recent() {
  const { t } = useTranslation();
  const jobs = useRecentJobs(12);
  const ended = jobs.data?.jobs.filter((job) => !isOpen(job)) ?? [];
  if (jobs.error) {
    return <Failed problem={jobs.error} retry={() => void jobs.refetch()} />;
  }
  return ended.length === 0 ? null : (
    <Section title={t('overview.recent')} actions={<TextLink to="/activity">{t('overview.allJobs')}</TextLink>}>
      <JobList jobs={ended.slice(0, 8)} label={t('overview.recent')} />
    </Section>
  );
}
