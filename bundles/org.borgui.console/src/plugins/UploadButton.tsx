import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import { useUpload } from './usePlugins';

/** Takes a jar in; it is looked at, and then stands among those that can be installed. */
export function UploadButton() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const upload = useUpload();
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const jar = event.target.files?.[0];
    event.target.value = ''; // the same file can be chosen again
    if (jar) upload.mutate(jar);
  };
  return (
    <>
      <Box
        component="input"
        ref={input}
        type="file"
        accept=".jar"
        aria-label={t('plugins.file')}
        tabIndex={-1}
        onChange={take}
        sx={{ display: 'none' }}
      />
      <Button variant="contained" disabled={upload.isPending} onClick={() => input.current?.click()}>
        {t(upload.isPending ? 'plugins.uploading' : 'plugins.upload')}
      </Button>
      {upload.error && (
        <Dialog open onClose={upload.reset} aria-labelledby="upload-title">
          <DialogTitle id="upload-title">{t('plugins.notTaken')}</DialogTitle>
          <DialogContent>
            <Failed problem={upload.error} />
          </DialogContent>
          <DialogActions>
            <Button onClick={upload.reset}>{t('common.close')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
