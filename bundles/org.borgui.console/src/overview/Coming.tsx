import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { type Turn, turns } from '../plans/calendar';
import { Next } from '../plans/Next';
import { TurnName } from '../plans/TurnName';
import { useUpcoming } from '../plans/usePlans';
import { Line } from '../shared/Line';
import { LinkButton, TextLink } from '../shared/bits';
import { List } from '../shared/List';
import { Section } from '../shared/Page';
import { Failed, Loading } from '../shared/States';

const HOURS = 24;

/** What runs by itself until this time tomorrow. */
export function Coming({ able }: { able: boolean }) {
  const { t } = useTranslation();
  const upcoming = useUpcoming(HOURS);
  const all = turns(upcoming.data?.upcoming_jobs ?? []);
  return (
    <Section
      title={t('overview.coming')}
      actions={<TextLink to="/plans?view=calendar">{t('overview.comingAll')}</TextLink>}
    >
      {upcoming.error ? (
        <Failed problem={upcoming.error} retry={() => void upcoming.refetch()} />
      ) : !upcoming.data ? (
        <Loading rows={2} />
      ) : all.length === 0 ? (
        <Nothing able={able} />
      ) : (
        <List label={t('overview.coming')}>
          {all.map((turn) => (
            <ComingRow key={`${turn.plan.type} ${turn.plan.id}`} turn={turn} />
          ))}
        </List>
      )}
    </Section>
  );
}

function ComingRow({ turn: { plan, times } }: { turn: Turn }) {
  const { t } = useTranslation();
  return (
    <Line>
      <TurnName plan={plan} />
      <Typography variant="body2" component="div">
        <Next at={plan.next_run} />
        {times.length > 1 && `, ${t('overview.thenMore', { count: times.length - 1 })}`}
      </Typography>
    </Line>
  );
}

function Nothing({ able }: { able: boolean }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ p: 2 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: able ? 1.5 : 0 }}>
        {t('overview.nothingComing')}
      </Typography>
      {able && (
        <LinkButton to="/plans/new" variant="outlined" size="small">
          {t('overview.planBackups')}
        </LinkButton>
      )}
    </Box>
  );
}
