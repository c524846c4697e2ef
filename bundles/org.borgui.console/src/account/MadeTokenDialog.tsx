import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { MONOSPACE } from '../app/theme';
import { CopyButton } from '../shared/fields';
import { exact } from '../shared/format';
import { Note } from '../shared/States';
import type { MadeToken } from './useAccount';

/** The only sight of a token; it goes by its button alone, not by a slip of the hand. */
export function MadeTokenDialog({ token, onClose }: { token: MadeToken; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open aria-labelledby="made-token-title">
      <DialogTitle id="made-token-title">{t('tokens.madeTitle', { name: token.name })}</DialogTitle>
      <DialogContent>
        <Note meaning="attention">
          <Typography variant="body2">{t('tokens.once')}</Typography>
        </Note>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mt: 2.5 }}>
          <TextField
            autoFocus
            multiline
            label={t('tokens.token')}
            value={token.token}
            onFocus={(event) => event.target.select()}
            sx={{ flex: '1 1 240px' }}
            slotProps={{ htmlInput: { readOnly: true, spellCheck: false }, input: { sx: { fontFamily: MONOSPACE } } }}
          />
          <CopyButton text={token.token} />
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
          {t('tokens.use')} {token.expires_at && t('tokens.until', { time: exact(new Date(token.expires_at)) })}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('tokens.kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
