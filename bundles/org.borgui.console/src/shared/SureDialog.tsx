import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed } from './States';

/** A change that is about to be made. */
type Change = {
  error: Error | null;
  isPending: boolean;
  mutate: (nothing: undefined, then: { onSuccess: () => void }) => void;
};

type SureProps = {
  title: string;
  /** What will be gone, and what stays. */
  lead: string;
  action: string;
  change: Change;
  onDone: () => void;
  onClose: () => void;
};

/** Asks before something goes that a person can make anew. */
export function SureDialog({ title, lead, action, change, onDone, onClose }: SureProps) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} aria-labelledby="sure-title" maxWidth="xs">
      <DialogTitle id="sure-title">{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{lead}</Typography>
          {change.error && <Failed problem={change.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="contained"
          color="error"
          disabled={change.isPending}
          onClick={() => change.mutate(undefined, { onSuccess: onDone })}
        >
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
