import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { shortClock } from '../shared/format';
import type { Turn } from './calendar';
import { TurnName } from './TurnName';

/** What one plan does on a day. */
export function TurnRow({ turn: { plan, times } }: { turn: Turn }) {
  const { t } = useTranslation();
  const first = times[0] && shortClock(times[0]);
  const last = times.at(-1);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '260px minmax(0, 1fr)' },
        columnGap: 2,
        px: 2,
        py: 1,
      }}
    >
      <Typography variant="body2">
        {times.length === 1 || !last
          ? first
          : t('calendar.times', { count: times.length, first, last: shortClock(last) })}
      </Typography>
      <Typography variant="body2" component="div">
        <TurnName plan={plan} />
      </Typography>
    </Box>
  );
}
