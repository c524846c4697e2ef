import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Mono } from '../shared/bits';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import { useTakeOver } from './usePlans';

/** Makes a plan of the folders that a repository itself says are backed up, after saying what that changes. */
export function TakeOver({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const taking = useTakeOver(repository.id);
  const take = () => taking.mutate(undefined, { onSuccess: (plan) => void navigate(`/plans/${plan.id}`) });
  return (
    <>
      <Button variant="outlined" onClick={() => setAsked(true)}>
        {t('takeOver.action')}
      </Button>
      {asked && (
        <Dialog open onClose={() => setAsked(false)} aria-labelledby="take-over-title">
          <DialogTitle id="take-over-title">{t('takeOver.title', { name: repository.name })}</DialogTitle>
          <DialogContent tabIndex={0}>
            <Stack spacing={2}>
              <Typography variant="body2">{t('takeOver.lead')}</Typography>
              <Stack component="ul" aria-label={t('takeOver.folders')} sx={{ m: 0, pl: 3 }}>
                {repository.source_directories.map((folder) => (
                  <li key={folder}>
                    <Mono>{folder}</Mono>
                  </li>
                ))}
              </Stack>
              <Typography variant="body2">{t('takeOver.after')}</Typography>
              {taking.error && <Failed problem={taking.error} />}
            </Stack>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setAsked(false)}>{t('common.cancel')}</Button>
            <Button variant="contained" onClick={take} disabled={taking.isPending}>
              {t('takeOver.action')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
