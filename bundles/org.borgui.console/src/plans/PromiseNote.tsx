import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Moment, When } from '../shared/bits';
import { Shape } from '../shared/Mark';
import { Note } from '../shared/States';
import type { Plan, Repository } from '../shared/wire';
import { broken } from './promise';
import { repositoryNames } from './words';

/** What a plan promises and whether it keeps it; where it does not, since when and why. */
export function PromiseNote({ plan, repositories }: { plan: Plan; repositories: Repository[] | undefined }) {
  const { t } = useTranslation();
  if (plan.promise === null) {
    return null;
  }
  const bad = broken(plan);
  const words = t('promise.words', { count: plan.promise.every_days, by: plan.promise.by, zone: plan.timezone });
  if (bad.length === 0) {
    const next = plan.promise_standings[0]?.next;
    const kept = plan.promise_standings.every((standing) => standing.state === 'kept');
    return (
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', mb: 4, maxWidth: 760 }}>
        <Box sx={{ pt: 0.25 }}>
          <Shape meaning={kept ? 'good' : 'none'} />
        </Box>
        <Typography variant="body2" component="div">
          {words} {t(kept ? 'promise.kept' : 'promise.pending')}{' '}
          {next && (
            <>
              {t('promise.next')} <Moment at={next} />
            </>
          )}
        </Typography>
      </Box>
    );
  }
  return (
    <Box sx={{ mb: 4, maxWidth: 760 }}>
      <Note meaning="failed">
        <Typography variant="h2">{t('promise.broken')}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {words}
        </Typography>
        {bad.map((standing) => (
          <Typography key={standing.repository_id} variant="body2" component="div" sx={{ mt: 1 }}>
            {repositoryNames([standing.repository_id], repositories)[0]}, {t('promise.since')}{' '}
            <When at={standing.since} />: {standing.reason}
          </Typography>
        ))}
      </Note>
    </Box>
  );
}
