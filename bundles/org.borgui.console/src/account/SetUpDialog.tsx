import { Dialog } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { isOver } from '../shared/problem';
import { FirstCode } from './FirstCode';
import { ProofForm } from './ProofForm';
import { RecoveryCodes } from './RecoveryCodes';
import { useKnowMe, useSetUp, useTurnOn } from './useSecondFactor';

const TITLE = 'set-up-title';

type SetUpProps = { onDone: () => void; onClose: () => void };

/** Sets up the second factor: the password, the app, and the recovery codes. */
export function SetUpDialog({ onDone, onClose }: SetUpProps) {
  const { t } = useTranslation();
  const setUp = useSetUp();
  const turnOn = useTurnOn();
  const knowMe = useKnowMe();
  const codes = turnOn.data?.recovery_codes;
  const begin = () => turnOn.reset();
  const kept = () => {
    knowMe();
    onDone();
  };
  return (
    // What is made meanwhile would be told to nobody.
    <Dialog open onClose={turnOn.isPending || codes ? undefined : onClose} aria-labelledby={TITLE}>
      {codes ? (
        <RecoveryCodes titleId={TITLE} codes={codes} onKept={kept} />
      ) : setUp.data ? (
        <FirstCode
          titleId={TITLE}
          setUp={setUp.data}
          busy={turnOn.isPending}
          problem={turnOn.error}
          onCode={(code) =>
            turnOn.mutate(
              { setup_token: setUp.data.setup_token, code },
              {
                onError: (problem) => {
                  if (isOver(problem)) setUp.reset();
                },
              },
            )
          }
          onClose={onClose}
        />
      ) : (
        <ProofForm
          titleId={TITLE}
          title={t('secondFactor.setUpTitle')}
          lead={t('secondFactor.setUpLead')}
          action={t('common.continue')}
          busy={setUp.isPending}
          problem={setUp.isIdle ? turnOn.error : setUp.error}
          onProof={(proof) => setUp.mutate(proof, { onSuccess: begin })}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
