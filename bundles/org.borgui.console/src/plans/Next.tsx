import { Box } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useNow } from '../shared/bits';
import { ahead, minuteText } from '../shared/format';

/** A time to come: how far ahead, and exactly when. */
export function Next({ at, stacked = false }: { at: string | null; stacked?: boolean }) {
  const { t } = useTranslation();
  const now = useNow(60);
  if (at === null) {
    return <span>{t('plans.noNext')}</span>;
  }
  const then = new Date(at);
  return (
    <time dateTime={at}>
      {ahead(then, now)}{' '}
      <Box
        component="span"
        sx={{ color: 'text.secondary', typography: 'caption', display: stacked ? 'block' : 'inline' }}
      >
        {minuteText(then, now)}
      </Box>
    </time>
  );
}
