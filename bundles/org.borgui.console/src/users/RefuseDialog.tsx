import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import { type PendingUser, useDeleteUser } from './useUsers';

type RefuseProps = { user: PendingUser; onDone: () => void; onClose: () => void };

export function RefuseDialog({ user: { id, username: name }, onDone, onClose }: RefuseProps) {
  const { t } = useTranslation();
  const remove = useDeleteUser(id);
  return (
    <Dialog open onClose={onClose} aria-labelledby="refuse-title" maxWidth="xs">
      <DialogTitle id="refuse-title">{t('pending.refuseOf', { name })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{t('pending.refuseLead')}</Typography>
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
          {t('pending.refuse')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
