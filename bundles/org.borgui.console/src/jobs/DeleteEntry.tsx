import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed } from '../shared/States';
import type { Job } from '../shared/wire';
import { useMe } from '../signin/useSession';
import { useDeleteEntry } from './useJobs';
import { isOpen, jobName, jobSubject } from './words';

/** Deletes the entry of a job that has ended, after saying what goes and what stays; for administrators. */
export function DeleteEntry({ job }: { job: Job }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const remove = useDeleteEntry(job);
  const admin = useMe().role === 'admin';
  if (!admin || isOpen(job)) {
    return null;
  }
  return (
    <>
      <Button variant="outlined" onClick={() => setAsked(true)}>
        {t('job.delete')}
      </Button>
      <Dialog open={asked} onClose={() => setAsked(false)} aria-labelledby="delete-entry-title" maxWidth="xs">
        <DialogTitle id="delete-entry-title">
          {t('job.deleteTitle', { what: `${jobName(job)}, ${jobSubject(job)}` })}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            <Typography variant="body2">{t('job.deleteLead')}</Typography>
            {remove.error && <Failed problem={remove.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsked(false)}>{t('common.cancel')}</Button>
          <Button
            variant="contained"
            color="error"
            disabled={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: () => void navigate('/activity') })}
          >
            {t('job.deleteAction')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
