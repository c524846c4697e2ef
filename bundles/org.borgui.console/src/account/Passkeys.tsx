import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../shared/List';
import { Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { useFocusAfter } from '../shared/useFocusAfter';
import { AddPasskeyDialog } from './AddPasskeyDialog';
import { PasskeyLine } from './PasskeyLine';
import { RemovePasskeyDialog } from './RemovePasskeyDialog';
import { RenamePasskeyDialog } from './RenamePasskeyDialog';
import { type PasskeyItem, usePasskeys } from './usePasskeys';

/** What is being done, by what is said when it is done. */
type Deed = { done: 'added' } | { done: 'renamed' | 'removed'; passkey: PasskeyItem };

/** One's own passkeys; they can be added where the browser is able to. */
export function Passkeys({ able }: { able: boolean }) {
  const { t } = useTranslation();
  const passkeys = usePasskeys();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [done, setDone] = useState<Deed['done'] | null>(null);
  const part = useFocusAfter(deed !== null);
  const begin = (next: Deed) => {
    setDone(null);
    setDeed(next);
  };
  const close = () => setDeed(null);
  const end = () => {
    setDone(deed && deed.done);
    close();
  };
  return (
    <Box ref={part} tabIndex={-1} sx={{ '&, &:focus-visible': { outline: 'none' } }}>
      {passkeys.error ? (
        <Failed problem={passkeys.error} retry={() => void passkeys.refetch()} />
      ) : passkeys.data ? (
        <Held passkeys={passkeys.data} onBegin={begin} />
      ) : (
        <Loading rows={1} />
      )}
      {able && (
        <Button variant="outlined" onClick={() => begin({ done: 'added' })} sx={{ mt: 2 }}>
          {t('passkeys.add')}
        </Button>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: done ? 2 : 0 }}>
        {done && t(`passkeys.${done}`)}
      </Typography>
      {deed?.done === 'added' && <AddPasskeyDialog onDone={end} onClose={close} />}
      {deed?.done === 'renamed' && <RenamePasskeyDialog passkey={deed.passkey} onDone={end} onClose={close} />}
      {deed?.done === 'removed' && <RemovePasskeyDialog passkey={deed.passkey} onDone={end} onClose={close} />}
    </Box>
  );
}

function Held({ passkeys, onBegin }: { passkeys: PasskeyItem[]; onBegin: (deed: Deed) => void }) {
  const { t } = useTranslation();
  return passkeys.length === 0 ? (
    <Typography variant="body2">{t('passkeys.none')}</Typography>
  ) : (
    <Panel>
      <List label={t('passkeys.title')}>
        {passkeys.map((one) => (
          <PasskeyLine
            key={one.id}
            passkey={one}
            onRename={() => onBegin({ done: 'renamed', passkey: one })}
            onRemove={() => onBegin({ done: 'removed', passkey: one })}
          />
        ))}
      </List>
    </Panel>
  );
}
