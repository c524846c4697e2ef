import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import { CheckFields } from './CheckFields';
import { useCheck } from './useCare';

/** Asks how long a check may take and what it looks at; the job's own page then shows how it goes. */
export function CheckDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [order, setOrder] = useState({ seconds: 0, flags: '' });
  const check = useCheck(repository.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(order, { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="check-title">
      <form onSubmit={submit}>
        <DialogTitle id="check-title">{t('care.check.title', { name: repository.name })}</DialogTitle>
        <DialogContent>
          <Stack spacing={3}>
            <Typography variant="body2">{t('care.check.about')}</Typography>
            <CheckFields {...order} onChange={(part) => setOrder({ ...order, ...part })} />
            {check.error && <Failed problem={check.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={check.isPending}>
            {t('care.check.start')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
