import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { usePosture, type Weakness } from '../posture/usePosture';
import { wordsOf } from '../posture/words';
import { TextLink } from '../shared/bits';
import { Note } from '../shared/States';
import { useMe } from '../signin/useSession';

/** Says to those who can mend it that something lets others in. */
export function WeakSpot() {
  const { t } = useTranslation();
  const posture = usePosture(useMe().role === 'admin');
  const [worst, ...others] = posture.data?.weaknesses.filter(({ severity }) => severity === 'high') ?? [];
  return worst ? (
    <Box sx={{ mb: 4, maxWidth: 760 }}>
      <Note meaning="failed">
        <Typography variant="body2">
          <WeakTitle weakness={worst} />.{' '}
          <TextLink within to="/settings/security">
            {others.length > 0 ? t('security.andMore', { count: others.length }) : t('security.see')}
          </TextLink>
        </Typography>
      </Note>
    </Box>
  ) : null;
}

function WeakTitle({ weakness }: { weakness: Weakness }) {
  const { lang, title } = wordsOf(weakness);
  return <span lang={lang}>{title}</span>;
}
