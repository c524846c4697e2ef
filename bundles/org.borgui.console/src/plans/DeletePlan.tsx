import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import type { Plan } from '../shared/wire';
import { useDeletePlan } from './usePlans';

/** Deletes a plan, after saying what stays. */
export function DeletePlan({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const remove = useDeletePlan(plan.id);
  return (
    <>
      <Button variant="outlined" onClick={() => setAsked(true)}>
        {t('plan.delete')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('plan.deleteTitle', { name: plan.name })}
          name={plan.name}
          action={t('plan.deleteAction')}
          busy={remove.isPending}
          problem={remove.error}
          onClose={() => setAsked(false)}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate('/plans') })}
        >
          {t('plan.deleteLead')}
        </ConfirmDialog>
      )}
    </>
  );
}
