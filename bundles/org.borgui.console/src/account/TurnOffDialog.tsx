import { Dialog } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { ProofForm } from './ProofForm';
import { useTurnOff } from './useSecondFactor';

const TITLE = 'turn-off-title';

type TurnOffProps = { onDone: () => void; onClose: () => void };

export function TurnOffDialog({ onDone, onClose }: TurnOffProps) {
  const { t } = useTranslation();
  const turnOff = useTurnOff();
  return (
    <Dialog open onClose={turnOff.isPending ? undefined : onClose} aria-labelledby={TITLE}>
      <ProofForm
        withCode
        titleId={TITLE}
        title={t('secondFactor.turnOffTitle')}
        lead={t('secondFactor.turnOffLead')}
        action={t('secondFactor.turnOff')}
        busy={turnOff.isPending}
        problem={turnOff.error}
        onProof={(proof) => turnOff.mutate(proof, { onSuccess: onDone })}
        onClose={onClose}
      />
    </Dialog>
  );
}
