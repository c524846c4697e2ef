import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPasskeyDialog } from '../account/AddPasskeyDialog';
import { Note } from '../shared/States';
import { useFocusAfter } from '../shared/useFocusAfter';
import { usePasskeysOffered } from '../signin/useOffered';
import { signedInByPassword, useMe } from '../signin/useSession';

const KEPT = 'passkey-offer';

/** Offers a passkey to who has just typed a password and has none, until they say no in this browser. */
export function PasskeyOffer() {
  const { t } = useTranslation();
  const me = useMe();
  const offered = usePasskeysOffered();
  const [refused, setRefused] = useState(() => localStorage.getItem(KEPT) === 'no');
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState(false);
  const part = useFocusAfter(adding);
  const open = offered && !refused && me.passkey_count === 0 && signedInByPassword(me);
  const refuse = () => {
    localStorage.setItem(KEPT, 'no');
    setRefused(true);
    // What was pressed is gone with the note.
    part.current?.focus();
  };
  const end = () => {
    setAdded(true);
    setAdding(false);
  };
  return (
    <Box
      ref={part}
      tabIndex={-1}
      sx={{ maxWidth: 760, mb: open || added ? 4 : 0, '&, &:focus-visible': { outline: 'none' } }}
    >
      {open && (
        <Note meaning="none">
          <Typography variant="body2">{t('passkeys.offer')}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
            <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
              {t('passkeys.add')}
            </Button>
            <Button size="small" onClick={refuse}>
              {t('passkeys.notNow')}
            </Button>
          </Box>
        </Note>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
        {added && t('passkeys.added')}
      </Typography>
      {adding && <AddPasskeyDialog onDone={end} onClose={() => setAdding(false)} />}
    </Box>
  );
}
