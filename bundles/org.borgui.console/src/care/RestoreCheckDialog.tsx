import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useArchives } from '../repositories/useRepositories';
import { Choice, fieldError } from '../shared/fields';
import { lines } from '../shared/format';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import type { ProofMode } from './proof';
import { ProofFields } from './ProofFields';
import { useRestoreCheck } from './useCare';

const NEWEST = '';

/** Asks which archive is to be proved and how; the job's own page then shows how it goes. */
export function RestoreCheckDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const archives = useArchives(repository.id);
  const [archive, setArchive] = useState(NEWEST);
  const [mode, setMode] = useState<ProofMode>('sample');
  const [paths, setPaths] = useState('');
  const check = useRestoreCheck(repository.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(
      { archive: archive === NEWEST ? null : archive, mode, paths: lines(paths) },
      { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) },
    );
  };
  const names = (archives.data ?? []).map(({ name }): [string, string] => [name, name]);
  return (
    <Dialog open onClose={onClose} aria-labelledby="restore-check-title">
      <form onSubmit={submit}>
        <DialogTitle id="restore-check-title">{t('care.restore-check.title', { name: repository.name })}</DialogTitle>
        <DialogContent>
          <Stack spacing={3}>
            <Typography variant="body2">{t('care.restore-check.about')}</Typography>
            <Choice
              label={t('care.restore-check.archive')}
              value={archive}
              onChange={setArchive}
              options={[[NEWEST, t('care.restore-check.newest')], ...names]}
            />
            <ProofFields
              repository={repository}
              mode={mode}
              onMode={setMode}
              paths={paths}
              onPaths={setPaths}
              error={fieldError(check.error, 'paths')}
            />
            {check.error && <Failed problem={check.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={check.isPending || (mode === 'probe_paths' && lines(paths).length === 0)}
          >
            {t('care.restore-check.start')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
