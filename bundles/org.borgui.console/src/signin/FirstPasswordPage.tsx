import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from './PasswordForm';
import { Threshold } from './Threshold';
import { passwordJustTyped, useMe, useSignOut } from './useSession';

/** Asks for a password of one's own before anything else is shown. */
export function FirstPasswordPage() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const [current] = useState(passwordJustTyped);
  return (
    <Threshold title={t('password.firstTitle')} lead={t('password.firstLead', { name: me.username })}>
      <PasswordForm current={current} />
      <Button sx={{ mt: 2, ml: -1.5 }} onClick={() => signOut.mutate()}>
        {t('account.signOut')}
      </Button>
    </Threshold>
  );
}
