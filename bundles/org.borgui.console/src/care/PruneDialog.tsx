import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { count } from '../shared/format';
import { Problem } from '../shared/problem';
import type { Repository } from '../shared/wire';
import type { Rules } from './rules';
import { type Preview, usePrune } from './useCare';

type PruneProps = {
  repository: Repository;
  rules: Rules;
  preview: Preview;
  /** The archives are no longer those of the preview. */
  onStale: () => void;
  onClose: () => void;
};

export function PruneDialog({ repository, rules, preview, onStale, onClose }: PruneProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const prune = usePrune(repository.id);
  const going = preview.archives.filter((one) => !one.kept).length;
  const staying = preview.archives.length - going;
  const numbers = { count: going, shown: count(going) };
  const confirm = () =>
    prune.mutate(
      { rules, fingerprint: preview.fingerprint },
      {
        onSuccess: (started) => void navigate(`/jobs/${started.job_id}`),
        onError: (problem) => isStale(problem) && onStale(),
      },
    );
  return (
    <ConfirmDialog
      title={t('care.prune.confirmTitle', { ...numbers, name: repository.name })}
      name={repository.name}
      action={t('care.prune.remove', numbers)}
      busy={prune.isPending}
      problem={prune.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack spacing={1}>
        <span>{t('care.prune.gone', numbers)}</span>
        <span>{t('care.prune.left', { count: staying, shown: count(staying) })}</span>
        <span>{t('care.prune.forGood')}</span>
      </Stack>
    </ConfirmDialog>
  );
}

function isStale(problem: Error): boolean {
  return problem instanceof Problem && (problem.key?.endsWith('prunePreviewStale') ?? false);
}
