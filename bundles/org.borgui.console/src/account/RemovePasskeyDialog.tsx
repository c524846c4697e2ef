import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import { type PasskeyItem, useRemovePasskey } from './usePasskeys';

type RemoveProps = { passkey: PasskeyItem; onDone: () => void; onClose: () => void };

export function RemovePasskeyDialog({ passkey, onDone, onClose }: RemoveProps) {
  const { t } = useTranslation();
  const remove = useRemovePasskey(passkey.id);
  return (
    <Dialog open onClose={onClose} aria-labelledby="remove-passkey-title" maxWidth="xs">
      <DialogTitle id="remove-passkey-title">{t('passkeys.removeOf', { name: passkey.name })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{t('passkeys.removeLead')}</Typography>
          {remove.error && <Failed problem={remove.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="contained"
          color="error"
          disabled={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: onDone })}
        >
          {t('passkeys.removeAction')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
