import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../shared/bits';
import { FormPart } from '../../shared/FormPart';
import { count } from '../../shared/format';
import { t } from '../../shared/i18n';
import { type Draft, keepOf } from '../draft';
import { forecast } from '../retention';

const HOUR_SECONDS = 3600;
const MONTH_DAYS = 30.4;
const YEAR_DAYS = 365;

/** A number of days as people say it. */
function span(days: number): string {
  if (days < 2 * MONTH_DAYS && Math.round(days) !== 30) return t('keep.daily', { count: days });
  if (days < YEAR_DAYS) return t('keep.monthly', { count: Math.round(days / MONTH_DAYS) });
  return t('keep.yearly', { count: Math.round(days / YEAR_DAYS) });
}

/** How many archives there are after some time, with this schedule and these rules. */
export function Simulation({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const today = useNow(HOUR_SECONDS).toDateString();
  const timed = draft.scheduled && draft.mode === 'cron';
  const keep = JSON.stringify(keepOf(draft));
  const found = useMemo(
    () => (timed ? forecast(draft.cron, JSON.parse(keep), draft.prune, new Date(today)) : null),
    [timed, draft.cron, keep, draft.prune, today],
  );
  const last = found?.at(-1);
  return (
    <FormPart title={t('step.forecast')}>
      {!found || !last ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('step.forecastNone')}
        </Typography>
      ) : (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {t('step.forecastLead', { count: last.count })}
          </Typography>
          <Table
            size="small"
            aria-label={t('step.forecast')}
            sx={{ '& td, & th': { whiteSpace: 'nowrap', px: { xs: 0.5, sm: 1.5 } } }}
          >
            <TableHead>
              <TableRow>
                <TableCell>{t('step.forecastAfter')}</TableCell>
                <TableCell align="right">{t('step.forecastArchives')}</TableCell>
                <TableCell align="right">{t('step.forecastBack')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {found.map((one) => (
                <TableRow key={one.days}>
                  <TableCell>{span(one.days)}</TableCell>
                  <TableCell align="right">{count(one.count)}</TableCell>
                  <TableCell align="right">{span(one.oldestDays)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
    </FormPart>
  );
}
