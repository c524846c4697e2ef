import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { FormPart } from '../shared/FormPart';
import { Page } from '../shared/Page';
import { Note } from '../shared/States';
import { PasswordForm } from '../signin/PasswordForm';
import { usePasskeysOffered } from '../signin/useOffered';
import { useMe, useSignInWay, useSignOut } from '../signin/useSession';
import { LanguageChoice, SchemeChoice } from './Appearance';
import { OwnAccess } from './OwnAccess';
import { Passkeys } from './Passkeys';
import { ProfileForm } from './ProfileForm';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';
import { Tokens } from './Tokens';

/** Everything about the person who is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const way = useSignInWay();
  const passkeys = usePasskeysOffered();
  const signOut = useSignOut();
  return (
    <Page
      title={t('settings.account')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      lead={
        <>
          {t('users.lastSignIn')}: <When at={me.last_login} />
        </>
      }
      actions={
        way === 'password' && (
          <Button variant="outlined" onClick={() => signOut.mutate()}>
            {t('account.signOut')}
          </Button>
        )
      }
    >
      <FormPart title={t('account.person')} lead={t('account.personLead')}>
        <ProfileForm />
      </FormPart>
      {way === 'password' ? (
        <>
          <FormPart title={t('account.password')} lead={t('account.passwordLead')}>
            <OwnPassword />
          </FormPart>
          <FormPart title={t('secondFactor.title')} lead={t('secondFactor.lead')}>
            <SecondFactor />
          </FormPart>
          {(passkeys || me.passkey_count > 0) && (
            <FormPart title={t('passkeys.title')} lead={t('passkeys.lead')}>
              <Passkeys able={passkeys} />
            </FormPart>
          )}
        </>
      ) : (
        <FormPart title={t('account.vouched')}>
          <Note meaning={way === 'none' ? 'failed' : 'none'}>
            <Typography variant="body2">{t(`account.by_${way}`)}</Typography>
          </Note>
        </FormPart>
      )}
      <FormPart title={t('sessions.title')} lead={t('sessions.lead')}>
        <Sessions whose="own" />
      </FormPart>
      <FormPart title={t('tokens.title')} lead={t('tokens.lead')}>
        <Tokens whose="own" />
      </FormPart>
      <FormPart title={t('access.title')} lead={t('access.lead')}>
        <OwnAccess />
      </FormPart>
      <FormPart title={t('account.look')} lead={t('account.lookLead')}>
        <SchemeChoice />
      </FormPart>
      <FormPart title={t('account.language')} lead={t('account.languageLead')}>
        <LanguageChoice />
      </FormPart>
    </Page>
  );
}

function OwnPassword() {
  const { t } = useTranslation();
  const [changed, setChanged] = useState(0);
  return (
    <>
      {changed > 0 && (
        <Box role="status" sx={{ mb: 2 }}>
          <Note meaning="good">
            <Typography variant="body2">{t('password.changed')}</Typography>
          </Note>
        </Box>
      )}
      <PasswordForm key={changed} onDone={() => setChanged(changed + 1)} />
    </>
  );
}
