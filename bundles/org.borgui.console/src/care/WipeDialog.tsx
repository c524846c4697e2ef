import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Tick } from '../shared/fields';
import { count } from '../shared/format';
import { Failed, Loading, Note } from '../shared/States';
import { TypedName } from '../shared/TypedName';
import type { Repository } from '../shared/wire';
import { useWipe, useWipePreview, type Wipe } from './useWipe';
import { WipedArchives } from './WipedArchives';

/** Shows all archives of a repository, and deletes them when somebody has typed its name and says to have understood. */
export function WipeDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const preview = useWipePreview(repository.id);
  return (
    <Dialog open onClose={onClose} aria-labelledby="wipe-title" fullWidth>
      <DialogTitle id="wipe-title">{t('care.wipe.title', { name: repository.name })}</DialogTitle>
      {preview.data && !preview.data.blocked ? (
        <Confirmation repository={repository} preview={preview.data} onClose={onClose} />
      ) : (
        <>
          <DialogContent>
            {preview.error ? (
              <Failed problem={preview.error} retry={() => void preview.refetch()} />
            ) : preview.data ? (
              <Note meaning="attention">{preview.data.blocking_reason}</Note>
            ) : (
              <Loading rows={3} />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

type ConfirmationProps = { repository: Repository; preview: Wipe; onClose: () => void };

function Confirmation({ repository, preview, onClose }: ConfirmationProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [compact, setCompact] = useState(true);
  const wipe = useWipe(repository.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wipe.mutate({ preview, typed, compact }, { onSuccess: ({ job_id: job }) => void navigate(`/jobs/${job}`) });
  };
  const numbers = { count: preview.archives.length, shown: count(preview.archives.length) };
  const ready = typed === preview.confirmation_phrase && understood && !wipe.isPending;
  return (
    <form onSubmit={submit}>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{t('care.wipe.gone', numbers)}</Typography>
          <Typography variant="body2">{t('care.wipe.stays')}</Typography>
          <WipedArchives archives={preview.archives} />
          <Tick
            label={t('care.wipe.compact')}
            help={t('care.wipe.compactHelp')}
            checked={compact}
            onChange={setCompact}
          />
          <Tick label={t('care.wipe.understood')} checked={understood} onChange={setUnderstood} />
          <TypedName name={preview.confirmation_phrase} typed={typed} onType={setTyped} />
          {wipe.error && <Failed problem={wipe.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" variant="contained" color="error" disabled={!ready}>
          {t('care.wipe.confirm', numbers)}
        </Button>
      </DialogActions>
    </form>
  );
}
