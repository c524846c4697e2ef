import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCare } from '../care/standing';
import { Failed } from '../shared/States';
import type { Job } from '../shared/wire';
import { useCancel } from './useJobs';
import { jobName, jobSubject } from './words';

/** Ends an open job, after saying what that means. */
export function CancelButton({ job }: { job: Job }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const cancel = useCancel();
  if (!job.can_cancel) {
    return null;
  }
  const what = `${jobName(job)}, ${jobSubject(job)}`;
  return (
    <>
      <Button size="small" variant="outlined" aria-label={t('job.cancelOf', { what })} onClick={() => setAsked(true)}>
        {t('common.cancel')}
      </Button>
      <Dialog open={asked} onClose={() => setAsked(false)} aria-labelledby="cancel-title" maxWidth="xs">
        <DialogTitle id="cancel-title">{t('job.cancelTitle', { what })}</DialogTitle>
        <DialogContent>
          <Typography variant="body2">
            {isCare(job.operation)
              ? t(`care.${job.operation}.cancel`)
              : t(job.operation === 'extract' ? 'job.cancelRestore' : 'job.cancelLead')}
          </Typography>
          {cancel.error && <Failed problem={cancel.error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsked(false)}>{t('job.cancelKeep')}</Button>
          <Button
            variant="contained"
            color="error"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate(job.id, { onSuccess: () => setAsked(false) })}
          >
            {t('job.cancelAction')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
