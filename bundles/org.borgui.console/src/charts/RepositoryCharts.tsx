import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, withQuery } from '../shared/api';
import { bytes, count, dayText, exact } from '../shared/format';
import { Section } from '../shared/Page';
import type { JobPage } from '../shared/wire';
import { type Day, days, growth, type Point, sum } from './backups';
import { ChartPart } from './ChartPart';
import { daysOption, growthOption } from './options';

const MOST = 500;

/** How a repository grows, and how its backups of the last 30 days ended, by the jobs this server remembers. */
export function RepositoryCharts({ id }: { id: number }) {
  const { t } = useTranslation();
  const jobs = useQuery({
    queryKey: ['jobs', 'backups', id],
    queryFn: ({ signal }) =>
      api.get<JobPage>(withQuery('api/jobs', { repository_id: id, operation: 'create', limit: MOST }), signal),
  });
  const all = jobs.data?.jobs;
  const points = useMemo(() => growth(all ?? []), [all]);
  const last = useMemo(() => days(all ?? [], new Date()), [all]);
  const ended = sum(last, 'good') + sum(last, 'warned') + sum(last, 'failed');
  if (points.length < 2 && ended === 0) {
    return null;
  }
  return (
    <Section title={t('chart.title')} plain>
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {points.length >= 2 && <Growth points={points} />}
        {ended > 0 && <Days all={last} />}
      </Box>
    </Section>
  );
}

function Growth({ points }: { points: Point[] }) {
  const { t } = useTranslation();
  const option = useMemo(() => growthOption(points), [points]);
  const first = points[0];
  const last = points.at(-1);
  const grown = (last?.stored ?? 0) - (first?.stored ?? 0);
  const values = {
    count: points.length,
    grown: bytes(grown),
    since: first ? dayText(new Date(first.at)) : '',
    read: bytes(last?.read ?? 0),
    stored: bytes(last?.stored ?? 0),
  };
  return (
    <ChartPart
      option={option}
      finding={t(grown > 0 ? 'chart.grew' : 'chart.same', values)}
      description={t('chart.growthDescription', values)}
      source={t('chart.growthSource')}
      columns={[t('chart.when'), t('chart.read'), t('chart.added'), t('chart.stored')]}
      rows={points
        .toReversed()
        .map((one) => [exact(new Date(one.at)), bytes(one.read), bytes(one.added), bytes(one.stored)])}
    />
  );
}

function Days({ all }: { all: Day[] }) {
  const { t } = useTranslation();
  const option = useMemo(() => daysOption(all), [all]);
  const [good, warned, failed] = [sum(all, 'good'), sum(all, 'warned'), sum(all, 'failed')];
  const values = {
    count: good + warned + failed,
    good: count(good + warned),
    warned: count(warned),
    failed: count(failed),
  };
  return (
    <ChartPart
      option={option}
      finding={t(failed === 0 ? 'chart.allWell' : 'chart.someFailed', values)}
      description={t('chart.daysDescription', values)}
      source={t('chart.daysSource')}
      columns={[t('chart.day'), t('chart.good'), t('chart.warned'), t('chart.failed')]}
      rows={all
        .filter((day) => day.good + day.warned + day.failed > 0)
        .toReversed()
        .map((day) => [
          dayText(new Date(`${day.date}T12:00:00`)),
          count(day.good),
          count(day.warned),
          count(day.failed),
        ])}
    />
  );
}
