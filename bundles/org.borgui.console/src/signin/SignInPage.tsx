import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../shared/States';
import { CodeForm } from './CodeForm';
import { SignInForm } from './SignInForm';
import { Threshold } from './Threshold';
import { useOffered } from './useOffered';
import type { Challenge } from './useSignIn';

/** Asks for name and password, and then for a code of whoever has a second factor. */
export function SignInPage() {
  const { t } = useTranslation();
  const offered = useOffered();
  const [username, setUsername] = useState('');
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [ended, setEnded] = useState<Error | null>(null);
  const back = (problem: Error | null) => {
    setEnded(problem);
    setChallenge(null);
  };
  if (offered.data?.oidc_disable_local_auth) {
    return (
      <Threshold title={t('signIn.title')}>
        <Note meaning="attention">{t('signIn.passwordsOff')}</Note>
      </Threshold>
    );
  }
  return challenge === null ? (
    <Threshold title={t('signIn.title')}>
      <SignInForm username={username} onUsername={setUsername} ended={ended} onCodeWanted={setChallenge} />
    </Threshold>
  ) : (
    <Threshold title={t('signIn.codeTitle')}>
      <CodeForm challenge={challenge} onBack={back} />
    </Threshold>
  );
}
