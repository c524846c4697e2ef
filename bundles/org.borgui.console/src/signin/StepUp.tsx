import { Dialog, DialogTitle } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFocusBack } from '../shared/focus';
import { whenProofIsWanted } from '../shared/proof';
import { ProviderStepUp } from './ProviderStepUp';
import { StepUpForm } from './StepUpForm';
import { useSignInWay } from './useSession';

type Answer = (proved: boolean) => void;

/** Asks for the password, or leads to the provider, whenever the server wants a proof, and goes back to where the person was. */
export function StepUp() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const waiting = useRef<Answer | null>(null);
  const back = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // What was pressed is often switched off while its call is under way, and has lost the focus by then to something
    // around it.
    const remember = ({ target }: FocusEvent) => {
      if (waiting.current === null && target instanceof HTMLElement && target.tabIndex >= 0) {
        back.current = target;
      }
    };
    document.addEventListener('focusin', remember);
    const forget = whenProofIsWanted(
      () =>
        new Promise<boolean>((resolve) => {
          waiting.current = resolve;
          setAnswer(() => resolve);
        }),
    );
    return () => {
      document.removeEventListener('focusin', remember);
      forget();
      waiting.current?.(false);
    };
  }, []);
  const done = (proved: boolean) => {
    answer?.(proved);
    setAnswer(null);
  };
  const leave = () => {
    waiting.current = null;
    giveFocusBack(back.current);
  };
  return <StepUpDialog open={answer !== null} onDone={done} onExited={leave} />;
}

type DialogProps = { open: boolean; onDone: Answer; onExited: () => void };

function StepUpDialog({ open, onDone, onExited }: DialogProps) {
  const { t } = useTranslation();
  const way = useSignInWay();
  return (
    <Dialog
      open={open}
      onClose={() => onDone(false)}
      aria-labelledby="step-up-title"
      // Where the focus was when it opened is something around what was pressed, or this dialog's own field.
      disableRestoreFocus
      slotProps={{ transition: { onExited } }}
      maxWidth="xs"
    >
      <DialogTitle id="step-up-title">{t('stepUp.title')}</DialogTitle>
      {way === 'provider' ? <ProviderStepUp onCancel={() => onDone(false)} /> : <StepUpForm onDone={onDone} />}
    </Dialog>
  );
}
