import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import { DamageNote } from './DamageNote';
import { useCompact } from './useCare';

/** Says what freeing space does, and starts it. */
export function CompactDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const compact = useCompact(repository.id);
  const start = () => compact.mutate(undefined, { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) });
  return (
    <Dialog open onClose={onClose} aria-labelledby="compact-title">
      <DialogTitle id="compact-title">{t('care.compact.title', { name: repository.name })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{t('care.compact.about')}</Typography>
          <Typography variant="body2">{t('care.compact.keeps')}</Typography>
          <DamageNote repository={repository} />
          {compact.error && <Failed problem={compact.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" autoFocus disabled={compact.isPending} onClick={start}>
          {t('care.compact.action')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
