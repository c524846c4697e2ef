import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { MONOSPACE } from '../app/theme';
import { PathField } from '../files/PathField';
import { fieldError, Tick } from '../shared/fields';
import { count } from '../shared/format';
import { Options } from '../shared/Options';
import { Failed, Note } from '../shared/States';
import type { Repository } from '../shared/wire';
import { type RestoreOrder, useRestore } from './useRestore';

type RestoreProps = { repository: Repository; archive: string; paths: string[]; onClose: () => void };

const LAYOUTS = ['preserve_path', 'contents_only', 'original_place'] as const;
const CONFLICTS = ['skip', 'rename', 'overwrite'] as const;

/** Asks where to and how; the job's own page then shows how it goes. */
export function RestoreDialog({ repository, archive, paths, onClose }: RestoreProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [destination, setDestination] = useState('');
  const [layout, setLayout] = useState<(typeof LAYOUTS)[number]>('preserve_path');
  const [conflict, setConflict] = useState<(typeof CONFLICTS)[number]>('skip');
  const [privileges, setPrivileges] = useState(false);
  const { preview, start } = useRestore();
  const inPlace = layout === 'original_place';
  const layouts = LAYOUTS.filter((one) => one !== 'original_place' || (repository.can_backup && paths.length > 0));
  const order: RestoreOrder = {
    repository: repository.path,
    repository_id: repository.id,
    archive,
    paths,
    ...(inPlace
      ? { destination: '/', restore_layout: 'preserve_path' }
      : { destination: destination.trim(), restore_layout: layout }),
    on_conflict: conflict,
    keep_privileges: privileges,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(order, { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="restore-title">
      <form onSubmit={submit}>
        <DialogTitle id="restore-title">
          {paths.length === 0
            ? t('restore.titleAll')
            : t('restore.title', { count: paths.length, shown: count(paths.length) })}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={3} sx={{ pt: 1 }}>
            {!inPlace && (
              <PathField
                autoFocus
                make
                label={t('restore.destination')}
                help={t('restore.destinationHelp')}
                value={destination}
                onChange={setDestination}
                error={fieldError(start.error ?? preview.error, 'destination', destination)}
              />
            )}
            <Options
              legend={t('restore.layout')}
              value={layout}
              onChange={setLayout}
              options={layouts.map((one) => [one, t(`restore.${one}`)])}
            />
            <Options
              legend={t('restore.conflict')}
              value={conflict}
              onChange={setConflict}
              options={CONFLICTS.map((one) => [one, t(`restore.${one}`)])}
            />
            {conflict === 'overwrite' && <Note meaning="attention">{t('restore.overwriteNote')}</Note>}
            {repository.can_backup && (
              <Tick
                label={t('restore.privileges')}
                help={t('restore.privilegesHelp')}
                checked={privileges}
                onChange={setPrivileges}
              />
            )}
            {(start.error ?? preview.error) && <Failed problem={(start.error ?? preview.error) as Error} />}
            {preview.data && <Preview text={preview.data.preview} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="outlined"
            disabled={order.destination === '' || preview.isPending}
            onClick={() => preview.mutate(order)}
          >
            {preview.isPending ? t('restore.previewing') : t('restore.preview')}
          </Button>
          <Button type="submit" variant="contained" disabled={order.destination === '' || start.isPending}>
            {t('restore.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Preview({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {t('restore.previewTitle')}
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={t('restore.previewTitle')}
        sx={{
          m: 0,
          p: 1.5,
          maxHeight: 200,
          overflow: 'auto',
          bgcolor: 'sunken',
          fontFamily: MONOSPACE,
          fontSize: '0.8125rem',
          whiteSpace: 'pre-wrap',
        }}
      >
        {text || t('restore.previewEmpty')}
      </Box>
    </Box>
  );
}
