import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from './States';
import { TypedName } from './TypedName';

type ConfirmProps = {
  title: string;
  /** What will be gone, what stays, and whether it can be undone. */
  children: ReactNode;
  /** The name a person has to type. */
  name: string;
  action: string;
  busy: boolean;
  problem: Error | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks for the name of what will be gone. */
export function ConfirmDialog({ title, children, name, action, busy, problem, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="confirm-title">
      <form onSubmit={submit}>
        <DialogTitle id="confirm-title">{title}</DialogTitle>
        <DialogContent>
          <Typography component="div" variant="body2" sx={{ mb: 3 }}>
            {children}
          </Typography>
          <TypedName name={name} typed={typed} onType={setTyped} autoFocus />
          {problem && (
            <Box sx={{ mt: 2 }}>
              <Failed problem={problem} />
            </Box>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" color="error" disabled={typed !== name || busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
