import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow } from '../shared/bits';
import { Choice } from '../shared/fields';
import { locale } from '../shared/i18n';
import { Section } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { comingDays, dayKey, pastDays } from './calendar';
import { RunList } from './RunList';
import { TurnRow } from './TurnRow';
import { useUpcoming } from './usePlans';
import { useRuns } from './useRuns';

const AHEAD = ['7', '30', '60'];
const PAST = 200;

/** What the plans will do and what they did, by days. */
export function Calendar() {
  return (
    <>
      <Coming />
      <Past />
    </>
  );
}

function Coming() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const ahead = AHEAD.find((days) => days === query.get('ahead')) ?? '7';
  const upcoming = useUpcoming(Number(ahead) * 24);
  const days = comingDays(upcoming.data?.upcoming_jobs ?? []);
  return (
    <Section
      title={t('calendar.coming')}
      actions={
        <Choice
          label={t('calendar.ahead')}
          value={ahead}
          onChange={(value) => setQuery({ view: 'calendar', ahead: value }, { replace: true })}
          options={AHEAD.map((count) => [count, t('calendar.days', { count: Number(count) })])}
          sx={{ width: 140 }}
        />
      }
    >
      {upcoming.error ? (
        <Failed problem={upcoming.error} retry={() => void upcoming.refetch()} />
      ) : !upcoming.data ? (
        <Loading />
      ) : days.length === 0 ? (
        <Box sx={{ p: 2, color: 'text.secondary' }}>{t('calendar.nothingComing')}</Box>
      ) : (
        days.map((day) => (
          <DayPart key={day.key} day={day.key}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {day.items.map((turn) => (
                <TurnRow key={`${turn.plan.type} ${turn.plan.id}`} turn={turn} />
              ))}
            </Box>
          </DayPart>
        ))
      )}
      {upcoming.data?.truncated && <Box sx={{ p: 2, color: 'text.secondary' }}>{t('calendar.more')}</Box>}
    </Section>
  );
}

function Past() {
  const { t } = useTranslation();
  const runs = useRuns(PAST);
  const days = pastDays(runs.data ?? []);
  return (
    <Section title={t('calendar.past')}>
      {runs.error ? (
        <Failed problem={runs.error} retry={() => void runs.refetch()} />
      ) : !runs.data ? (
        <Loading />
      ) : days.length === 0 ? (
        <Empty title={t('calendar.nothingPastTitle')}>{t('calendar.nothingPast')}</Empty>
      ) : (
        days.map((day) => (
          <DayPart key={day.key} day={day.key}>
            <RunList runs={day.items} label={dayName(day.key)} named />
          </DayPart>
        ))
      )}
      {runs.data?.length === PAST && <Box sx={{ p: 2, color: 'text.secondary' }}>{t('calendar.older')}</Box>}
    </Section>
  );
}

function dayName(key: string): string {
  return new Date(`${key}T12:00`).toLocaleDateString(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function DayPart({ day, children }: { day: string; children: ReactNode }) {
  const { t } = useTranslation();
  const now = useNow(60);
  const away = [-1, 0, 1].find((days) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    return dayKey(date) === day;
  });
  const word =
    away === undefined ? null : t(`calendar.${(['yesterday', 'today', 'tomorrow'] as const)[away + 1] ?? 'today'}`);
  return (
    <Box sx={{ borderTop: 1, borderColor: 'line', '&:first-of-type': { borderTop: 0 } }}>
      <Typography variant="caption" component="h3" sx={{ px: 2, py: 1, m: 0, bgcolor: 'sunken', fontWeight: 600 }}>
        {word ? `${word}, ${dayName(day)}` : dayName(day)}
      </Typography>
      {children}
    </Box>
  );
}
