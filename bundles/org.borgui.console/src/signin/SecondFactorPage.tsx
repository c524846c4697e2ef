import { Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { SecondFactor } from '../account/SecondFactor';
import { Threshold } from './Threshold';
import { useSignOut } from './useSession';

/** Has an administrator set up a second factor before anything else is shown. */
export function SecondFactorPage() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <Threshold title={t('secondFactor.setUpTitle')} lead={t('secondFactor.required')}>
      <SecondFactor />
      <Button sx={{ mt: 2, ml: -1.5 }} onClick={() => signOut.mutate()}>
        {t('account.signOut')}
      </Button>
    </Threshold>
  );
}
