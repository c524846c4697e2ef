import { Box } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from '../shared/States';
import { CodeForm } from './CodeForm';
import { OnlyWays, OtherWays } from './ProviderLinks';
import { SignInForm } from './SignInForm';
import { Threshold } from './Threshold';
import { useOffered } from './useOffered';
import type { Challenge } from './useSignIn';

/** Asks for name and password, and then for a code of whoever has a second factor; or leads to where people sign in. */
export function SignInPage({ refused }: { refused: Error | null }) {
  const { t } = useTranslation();
  const offered = useOffered();
  const [username, setUsername] = useState('');
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [ended, setEnded] = useState(refused);
  const back = (problem: Error | null) => {
    setEnded(problem);
    setChallenge(null);
  };
  if (challenge !== null) {
    return (
      <Threshold title={t('signIn.codeTitle')}>
        <CodeForm challenge={challenge} onBack={back} />
      </Threshold>
    );
  }
  return (
    <Threshold title={t('signIn.title')}>
      {offered.isPending ? (
        <Loading rows={2} />
      ) : offered.data?.oidc_disable_local_auth ? (
        <>
          {ended && (
            <Box sx={{ mb: 2.5 }}>
              <Failed problem={ended} />
            </Box>
          )}
          <OnlyWays />
        </>
      ) : (
        <>
          <SignInForm username={username} onUsername={setUsername} ended={ended} onCodeWanted={setChallenge} />
          <OtherWays />
        </>
      )}
    </Threshold>
  );
}
