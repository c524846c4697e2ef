import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import { useUnlink } from './useIdentity';

type UnlinkProps = { name: string; onDone: () => void; onClose: () => void };

export function UnlinkDialog({ name, onDone, onClose }: UnlinkProps) {
  const { t } = useTranslation();
  const unlink = useUnlink();
  return (
    <Dialog open onClose={onClose} aria-labelledby="unlink-title" maxWidth="xs">
      <DialogTitle id="unlink-title">{t('singleSignOn.removeTitle', { name })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{t('singleSignOn.removeLead', { name })}</Typography>
          {unlink.error && <Failed problem={unlink.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="contained"
          color="error"
          disabled={unlink.isPending}
          onClick={() => unlink.mutate(undefined, { onSuccess: onDone })}
        >
          {t('singleSignOn.remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
