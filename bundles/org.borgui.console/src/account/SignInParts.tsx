import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../shared/FormPart';
import { Failed, Note } from '../shared/States';
import { PasswordForm } from '../signin/PasswordForm';
import { usePasskeysOffered, useProviders } from '../signin/useOffered';
import { useMe, useSignInWay } from '../signin/useSession';
import { hasSession } from '../signin/way';
import { Passkeys } from './Passkeys';
import { SecondFactor } from './SecondFactor';
import { SingleSignOn } from './SingleSignOn';
import { useIdentity } from './useIdentity';

/** What one signs in with; where that is somebody else's matter, whose. */
export function SignInParts() {
  const { t } = useTranslation();
  const way = useSignInWay();
  const standing = useIdentity(hasSession(way));
  if (way === 'proxy' || way === 'none') {
    return (
      <FormPart title={t('account.vouched')}>
        <Note meaning={way === 'none' ? 'failed' : 'none'}>
          <Typography variant="body2">{t(`account.by_${way}`)}</Typography>
        </Note>
      </FormPart>
    );
  }
  return (
    <>
      {way === 'password' && <OwnParts />}
      <ProviderPart standing={standing} />
      {way === 'provider' && standing.data?.local_password && <OwnParts />}
    </>
  );
}

function ProviderPart({ standing }: { standing: ReturnType<typeof useIdentity> }) {
  const { t } = useTranslation();
  const { data: providers = [] } = useProviders();
  if (providers.length === 0 && !standing.data?.identity) return null;
  return (
    <FormPart title={t('singleSignOn.title')} lead={t('singleSignOn.lead')}>
      {standing.error && <Failed problem={standing.error} retry={() => void standing.refetch()} />}
      {standing.data && <SingleSignOn standing={standing.data} providers={providers} />}
    </FormPart>
  );
}

/** The password of this server, and what goes with it. */
function OwnParts() {
  const { t } = useTranslation();
  const me = useMe();
  const passkeys = usePasskeysOffered();
  return (
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
