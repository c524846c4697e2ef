import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { reason } from '../jobs/words';
import { TextLink, When } from '../shared/bits';
import { Mark, StateMark } from '../shared/Mark';
import type { CareOperation, Standing } from './standing';

type LastProps = { operation: CareOperation; standing: Standing };

/** How one kind of care ended the last time, or what it means that it was never done. */
export function LastCare({ operation, standing: { open, last, good, damage } }: LastProps) {
  const { t } = useTranslation();
  if (last === null) {
    return open ? null : <Typography variant="body2">{t(`care.${operation}.never`)}</Typography>;
  }
  const why = reason(last);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, typography: 'body2' }}>
        {last.state === 'succeeded' ? (
          <Mark meaning="good">{last.partial ? t('care.check.donePartly') : t(`care.${operation}.done`)}</Mark>
        ) : (
          <StateMark state={last.state} />
        )}
        <TextLink to={`/jobs/${last.id}`}>
          <When at={last.ended_at} />
        </TextLink>
        {good !== null && last.state !== 'succeeded' && (
          <span>
            {t('care.lastGood')} <When at={good} />
          </span>
        )}
      </Box>
      {why && <Typography variant="body2">{why}</Typography>}
      {last.partial && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('care.check.wasPartial')}
        </Typography>
      )}
      {damage && (
        <>
          {damage !== last && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, typography: 'body2' }}>
              <Mark meaning="failed">{t('health.unsound')}</Mark>
              <TextLink to={`/jobs/${damage.id}`}>
                <When at={damage.ended_at} />
              </TextLink>
            </Box>
          )}
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('care.damaged')}
          </Typography>
        </>
      )}
    </>
  );
}
