import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { foundDamage, reason } from '../jobs/words';
import { TextLink, When } from '../shared/bits';
import { Mark, StateMark } from '../shared/Mark';
import type { CareOperation, Standing } from './standing';

type LastProps = { operation: CareOperation; standing: Standing };

/** How one kind of care ended the last time, or what it means that it was never done. */
export function LastCare({ operation, standing: { open, last, good } }: LastProps) {
  const { t } = useTranslation();
  if (last === null) {
    return open ? null : <Typography variant="body2">{t(`care.${operation}.never`)}</Typography>;
  }
  const why = reason(last);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, typography: 'body2' }}>
        {last.state === 'succeeded' ? (
          <Mark meaning="good">{t(`care.${operation}.done`)}</Mark>
        ) : (
          <StateMark state={last.state} />
        )}
        <TextLink to={`/jobs/${last.id}`}>
          <When at={last.ended_at} />
        </TextLink>
        {good && (
          <span>
            {t('care.lastGood')} <When at={good.ended_at} />
          </span>
        )}
      </Box>
      {why && <Typography variant="body2">{why}</Typography>}
      {foundDamage(last) && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('care.damaged')}
        </Typography>
      )}
    </>
  );
}
