import { Button, DialogActions, DialogContent, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import { useProviderStepUp } from './useOidc';

/** Who signed in at a provider is asked there. The page is left for it, and built anew afterwards. */
export function ProviderStepUp({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const step = useProviderStepUp();
  return (
    <>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography variant="body2">{t('stepUp.leadProvider')}</Typography>
          {step.error && <Failed problem={step.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button autoFocus variant="contained" disabled={step.isPending || step.isSuccess} onClick={() => step.mutate()}>
          {t('stepUp.atProvider')}
        </Button>
      </DialogActions>
    </>
  );
}
