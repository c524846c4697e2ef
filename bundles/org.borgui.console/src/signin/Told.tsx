import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed, Note } from '../shared/States';
import type { News } from './comingBack';

/** What came of going to a provider and back. */
export function Told({ news }: { news: News }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ maxWidth: 1200, mx: 'auto', mb: 3 }}>
      {news instanceof Error ? (
        <Failed problem={news} />
      ) : (
        <Box role="status">
          <Note meaning="good">
            <Typography variant="body2">{t(`oidc.${news}`)}</Typography>
          </Note>
        </Box>
      )}
    </Box>
  );
}
