import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Mono } from '../shared/bits';
import { Tick } from '../shared/fields';
import { Failed, Note } from '../shared/States';
import type { PluginFile } from './plugin';
import type { useInstall } from './usePlugins';

type ApproveProps = { file: PluginFile; install: ReturnType<typeof useInstall>; onClose: () => void };

/** A plugin may do all that the server may: who approves one has compared its digest with that of who made it. */
export function ApproveDialog({ file, install, onClose }: ApproveProps) {
  const { t } = useTranslation();
  const [compared, setCompared] = useState(false);
  return (
    <Dialog open onClose={onClose} aria-labelledby="approve-title">
      <DialogTitle id="approve-title">{t('plugins.approveTitle', { title: file.title })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Note meaning="attention">{file.doubts.join(' ')}</Note>
          <Typography variant="body2">{t('plugins.approveLead')}</Typography>
          <Facts
            facts={[
              [t('plugins.name'), <Mono key="n">{file.name}</Mono>],
              [t('plugins.version'), file.version],
              [t('plugins.sha256'), <Mono key="s">{file.sha256}</Mono>],
              [t('plugins.needs'), file.needs.join(', ') || t('plugins.nothing')],
            ]}
          />
          <Tick label={t('plugins.compared')} checked={compared} onChange={setCompared} />
          {install.error && <Failed problem={install.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="contained"
          color="error"
          disabled={!compared || install.isPending}
          onClick={() => install.mutate({ sha256: file.sha256, approve: true }, { onSuccess: onClose })}
        >
          {t(install.isPending ? 'plugins.installing' : 'plugins.approve')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
