import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { Line } from '../shared/Line';
import { Mark } from '../shared/Mark';
import type { PasskeyItem } from './usePasskeys';

type LineProps = { passkey: PasskeyItem; onRename: () => void; onRemove: () => void };

export function PasskeyLine({ passkey, onRename, onRemove }: LineProps) {
  const { t } = useTranslation();
  const { name } = passkey;
  return (
    <Line>
      <Box sx={{ minWidth: 0, flex: '1 1 220px' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
          <Typography variant="body2" sx={{ fontWeight: 550, minWidth: 0, overflowWrap: 'anywhere' }}>
            {name}
          </Typography>
          {passkey.blocked && <Mark meaning="failed">{t('passkeys.blocked')}</Mark>}
        </Box>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {t('passkeys.made')} <When at={passkey.created_at} />, {t('passkeys.used')} <When at={passkey.last_used_at} />
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignSelf: 'center', gap: 1, my: 0.5 }}>
        <Button size="small" variant="outlined" aria-label={t('passkeys.renameOf', { name })} onClick={onRename}>
          {t('passkeys.rename')}
        </Button>
        <Button size="small" variant="outlined" aria-label={t('passkeys.removeOf', { name })} onClick={onRemove}>
          {t('passkeys.remove')}
        </Button>
      </Box>
    </Line>
  );
}
