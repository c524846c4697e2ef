import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Options } from '../shared/Options';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import { useCheck } from './useCare';

const LIMITS = ['0', '900', '3600', '14400'] as const;
const PARTS = ['everything', 'files', 'archives', 'data'] as const;
const FLAGS = { everything: '', files: '--repository-only', archives: '--archives-only', data: '--verify-data' };

/** Asks how long a check may take and what it looks at; the job's own page then shows how it goes. */
export function CheckDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [limit, setLimit] = useState<(typeof LIMITS)[number]>('0');
  const [part, setPart] = useState<(typeof PARTS)[number]>('everything');
  const check = useCheck(repository.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(
      { seconds: Number(limit), flag: FLAGS[part] },
      { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) },
    );
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="check-title">
      <form onSubmit={submit}>
        <DialogTitle id="check-title">{t('care.check.title', { name: repository.name })}</DialogTitle>
        <DialogContent>
          <Stack spacing={3}>
            <Typography variant="body2">{t('care.check.about')}</Typography>
            <Options
              legend={t('care.check.limit')}
              value={limit}
              onChange={setLimit}
              options={LIMITS.map((one) => [one, t(`care.check.limits.${one}`)])}
            />
            {limit === '0' ? (
              <Options
                legend={t('care.check.part')}
                value={part}
                onChange={setPart}
                options={PARTS.map((one) => [one, t(`care.check.parts.${one}`)])}
              />
            ) : (
              <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
                {t('care.check.partly')}
              </Typography>
            )}
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
