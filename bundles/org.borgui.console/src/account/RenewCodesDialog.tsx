import { Dialog } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { ProofForm } from './ProofForm';
import { RecoveryCodes } from './RecoveryCodes';
import { useRenewCodes } from './useSecondFactor';

const TITLE = 'renew-codes-title';

type RenewProps = { onDone: () => void; onClose: () => void };

/** Makes new recovery codes, and shows them once. */
export function RenewCodesDialog({ onDone, onClose }: RenewProps) {
  const { t } = useTranslation();
  const renew = useRenewCodes();
  return (
    // What is made meanwhile would be told to nobody.
    <Dialog open onClose={renew.isPending || renew.data ? undefined : onClose} aria-labelledby={TITLE}>
      {renew.data ? (
        <RecoveryCodes titleId={TITLE} codes={renew.data.recovery_codes} onKept={onDone} />
      ) : (
        <ProofForm
          withCode
          titleId={TITLE}
          title={t('secondFactor.renew')}
          lead={t('secondFactor.renewLead')}
          action={t('secondFactor.renewAction')}
          busy={renew.isPending}
          problem={renew.error}
          onProof={renew.mutate}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
