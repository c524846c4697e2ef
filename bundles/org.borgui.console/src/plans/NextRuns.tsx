import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Section } from '../shared/Page';
import type { Plan } from '../shared/wire';
import { Next } from './Next';
import { useCron } from './usePlans';
import { ownZone } from './words';

const SHOWN = 5;

/** When a plan runs next. */
export function NextRuns({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const timed = plan.schedule_mode === 'cron' && plan.spread_minutes === 0;
  const judged = useCron(plan.cron_expression ?? '', plan.timezone, timed);
  const times = timed ? (judged.data?.next_runs ?? []) : plan.next_run ? [plan.next_run] : [];
  return times.length === 0 ? null : (
    <Section title={t('plan.nextRuns')}>
      <TimeList times={times.slice(0, SHOWN)} label={t('plan.nextRuns')} />
      {plan.schedule_mode === 'cron' && plan.spread_minutes > 0 && (
        <Typography variant="caption" component="div" sx={{ px: 2, pb: 1.5, color: 'text.secondary' }}>
          {t('plan.spread', { count: plan.spread_minutes })}
        </Typography>
      )}
      {timed && plan.timezone !== ownZone() && (
        <Typography variant="caption" component="div" sx={{ px: 2, pb: 1.5, color: 'text.secondary' }}>
          {t('step.nextRunsHere', { zone: ownZone() })}
        </Typography>
      )}
    </Section>
  );
}

export function TimeList({ times, label }: { times: string[]; label: string }) {
  return (
    <Box component="ol" aria-label={label} sx={{ listStyle: 'none', m: 0, px: 2, py: 1 }}>
      {times.map((at) => (
        <Typography key={at} component="li" variant="body2" sx={{ py: 0.5 }}>
          <Next at={at} />
        </Typography>
      ))}
    </Box>
  );
}
