import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Text } from '../shared/fields';
import { Failed } from '../shared/States';
import { type PasskeyItem, useRenamePasskey } from './usePasskeys';

type RenameProps = { passkey: PasskeyItem; onDone: () => void; onClose: () => void };

export function RenamePasskeyDialog({ passkey, onDone, onClose }: RenameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(passkey.name);
  const rename = useRenamePasskey(passkey.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(name.trim(), { onSuccess: onDone });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="rename-passkey-title" maxWidth="xs" fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle id="rename-passkey-title">{t('passkeys.renameOf', { name: passkey.name })}</DialogTitle>
        <DialogContent>
          <Stack spacing={2.5} sx={{ pt: 1 }}>
            <Text
              autoFocus
              label={t('passkeys.name')}
              autoComplete="off"
              value={name}
              onChange={setName}
              error={fieldError(rename.error, 'name')}
            />
            {rename.error && <Failed problem={rename.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={rename.isPending || name.trim() === ''}>
            {t('passkeys.rename')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
