import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { type Meaning, Shape } from '../shared/Mark';
import type { Severity, Weakness } from './usePosture';
import { pageOf } from './weaknesses';
import { wordsOf } from './words';

const MEANINGS: Record<Severity, Meaning> = { high: 'failed', medium: 'attention', low: 'none' };

/** What is weak, why it matters, and the step that mends it. */
export function WeaknessLine({ weakness }: { weakness: Weakness }) {
  const { t } = useTranslation();
  const page = pageOf(weakness);
  const { lang, title, reason, remedy } = wordsOf(weakness);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1.5,
        p: 2,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ pt: 0.25 }}>
        <Shape meaning={MEANINGS[weakness.severity]} />
      </Box>
      <Box sx={{ minWidth: 0, flex: 1, display: 'flex', flexWrap: 'wrap', gap: 1.5, justifyContent: 'space-between' }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0, maxWidth: 760 }}>
          <Typography variant="h3">
            <span lang={lang}>{title}</span>
            {weakness.object && (
              <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 1 }}>
                {weakness.object}
              </Typography>
            )}
          </Typography>
          <Typography variant="body2" lang={lang} sx={{ color: 'text.secondary', mt: 0.25 }}>
            {reason}
          </Typography>
          <Typography variant="body2" lang={lang} sx={{ mt: 0.75 }}>
            {remedy}
          </Typography>
        </Box>
        {page && (
          <LinkButton
            to={page}
            size="small"
            variant="outlined"
            aria-label={t('security.goFor', { what: title })}
            sx={{ alignSelf: 'flex-start' }}
          >
            {t('security.go')}
          </LinkButton>
        )}
      </Box>
    </Box>
  );
}
