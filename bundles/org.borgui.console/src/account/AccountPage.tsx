import { Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { FormPart } from '../shared/FormPart';
import { Page } from '../shared/Page';
import { useHasSession, useMe, useSignOut } from '../signin/useSession';
import { LanguageChoice, SchemeChoice } from './Appearance';
import { OwnAccess } from './OwnAccess';
import { ProfileForm } from './ProfileForm';
import { Sessions } from './Sessions';
import { SignInParts } from './SignInParts';
import { Tokens } from './Tokens';

/** Everything about the person who is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const hasSession = useHasSession();
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
        hasSession && (
          <Button variant="outlined" onClick={() => signOut.mutate()}>
            {t('account.signOut')}
          </Button>
        )
      }
    >
      <FormPart title={t('account.person')} lead={t('account.personLead')}>
        <ProfileForm />
      </FormPart>
      <SignInParts />
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
