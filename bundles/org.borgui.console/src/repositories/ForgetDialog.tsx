import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import type { Repository } from '../shared/wire';
import { useForgetRepository } from './useRepositories';

/** Takes a repository out of this server; its files stay where they are. */
export function ForgetDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forget = useForgetRepository(repository.id);
  return (
    <ConfirmDialog
      title={t('forget.title', { name: repository.name })}
      name={repository.name}
      action={t('forget.action')}
      busy={forget.isPending}
      problem={forget.error}
      onClose={onClose}
      onConfirm={() => forget.mutate(undefined, { onSuccess: () => void navigate('/repositories') })}
    >
      {t('forget.lead', { path: repository.path })}
    </ConfirmDialog>
  );
}
