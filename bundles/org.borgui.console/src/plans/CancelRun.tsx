import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import type { Run } from '../shared/wire';
import { useCancelRun } from './useRuns';

/** Ends an active run, after saying what that means. */
export function CancelRun({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const cancel = useCancelRun(run.id);
  return (
    <>
      <Button variant="outlined" onClick={() => setAsked(true)}>
        {t('run.cancelAction')}
      </Button>
      <Dialog open={asked} onClose={() => setAsked(false)} aria-labelledby="cancel-run-title" maxWidth="xs">
        <DialogTitle id="cancel-run-title">{t('run.cancelTitle')}</DialogTitle>
        <DialogContent>
          <Typography variant="body2">{t('run.cancelLead')}</Typography>
          {cancel.error && <Failed problem={cancel.error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsked(false)}>{t('job.cancelKeep')}</Button>
          <Button
            variant="contained"
            color="error"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate(undefined, { onSuccess: () => setAsked(false) })}
          >
            {t('run.cancelAction')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
