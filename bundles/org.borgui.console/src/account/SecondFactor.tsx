import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../shared/Mark';
import { Failed, Loading, Note } from '../shared/States';
import { useFocusAfter } from '../shared/useFocusAfter';
import { areFew } from './codes';
import { RenewCodesDialog } from './RenewCodesDialog';
import { SetUpDialog } from './SetUpDialog';
import { TurnOffDialog } from './TurnOffDialog';
import { type SecondFactorState, useSecondFactor } from './useSecondFactor';

const DIALOGS = { turnedOn: SetUpDialog, renewed: RenewCodesDialog, turnedOff: TurnOffDialog };

/** What can be done with one's own second factor, by what is said when it is done. */
type Deed = keyof typeof DIALOGS;

export function SecondFactor() {
  const { t } = useTranslation();
  const state = useSecondFactor();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [done, setDone] = useState<Deed | null>(null);
  const part = useFocusAfter(deed !== null);
  const begin = (next: Deed) => {
    setDone(null);
    setDeed(next);
  };
  const Asked = deed && DIALOGS[deed];
  return (
    <Box ref={part} tabIndex={-1} sx={{ '&, &:focus-visible': { outline: 'none' } }}>
      {state.error ? (
        <Failed problem={state.error} retry={() => void state.refetch()} />
      ) : state.data ? (
        <Standing state={state.data} onBegin={begin} />
      ) : (
        <Loading rows={1} />
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: done ? 2 : 0 }}>
        {done && t(`secondFactor.${done}`)}
      </Typography>
      {Asked && (
        // What is shown above may change meanwhile; the dialog stays.
        <Asked
          onClose={() => setDeed(null)}
          onDone={() => {
            setDone(deed);
            setDeed(null);
          }}
        />
      )}
    </Box>
  );
}

function Standing({ state, onBegin }: { state: SecondFactorState; onBegin: (deed: Deed) => void }) {
  const { t } = useTranslation();
  if (!state.enabled) {
    return (
      <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
        <Typography variant="body2">{t('secondFactor.off')}</Typography>
        <Button variant="outlined" onClick={() => onBegin('turnedOn')}>
          {t('secondFactor.setUp')}
        </Button>
      </Stack>
    );
  }
  const left = t('secondFactor.left', { count: state.recovery_codes_remaining });
  const few = areFew(state.recovery_codes_remaining);
  return (
    <Stack spacing={2}>
      <Mark meaning="good">{t('secondFactor.on')}</Mark>
      {few ? (
        <Note meaning="attention">
          <Typography variant="body2">
            {left} {t('secondFactor.few')}
          </Typography>
        </Note>
      ) : (
        <Typography variant="body2">{left}</Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" onClick={() => onBegin('renewed')}>
          {t('secondFactor.renew')}
        </Button>
        <Button variant="outlined" onClick={() => onBegin('turnedOff')}>
          {t('secondFactor.turnOff')}
        </Button>
      </Box>
    </Stack>
  );
}
