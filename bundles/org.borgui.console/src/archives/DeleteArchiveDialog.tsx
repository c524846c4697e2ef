import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import type { Repository } from '../shared/wire';
import { useDeleteArchive } from './useArchive';

type DeleteProps = { repository: Repository; archive: string; onClose: () => void };

export function DeleteArchiveDialog({ repository, archive, onClose }: DeleteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteArchive(repository.id);
  return (
    <ConfirmDialog
      title={t('archives.deleteTitle', { name: archive })}
      name={archive}
      action={t('archives.deleteAction')}
      busy={remove.isPending}
      problem={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(archive, { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) })}
    >
      {t('archives.deleteLead', { repository: repository.name })}
    </ConfirmDialog>
  );
}
