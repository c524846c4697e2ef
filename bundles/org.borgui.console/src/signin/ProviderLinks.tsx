import { Button, Divider, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Failed, Loading, Note } from '../shared/States';
import type { Provider } from '../shared/wire';
import { ownPath } from './comingBack';
import { useOffered, useProviders } from './useOffered';
import { signInAddress } from './useOidc';

/** The providers besides another way of signing in. */
export function OtherWays() {
  const { t } = useTranslation();
  const { data: providers } = useProviders();
  return providers?.length ? (
    <>
      <Divider sx={{ my: 3, typography: 'body2', color: 'text.secondary' }}>{t('signIn.or')}</Divider>
      <Links providers={providers} />
    </>
  ) : null;
}

/** The providers where nothing else lets anybody in. */
export function OnlyWays() {
  const { t } = useTranslation();
  const { data: offered } = useOffered();
  const { data: providers, error, refetch } = useProviders();
  if (error) return <Failed problem={error} retry={() => void refetch()} />;
  if (offered?.oidc_enabled && !providers) return <Loading rows={1} />;
  return providers?.length ? (
    <Stack spacing={2.5}>
      <Typography variant="body2">{t('signIn.only')}</Typography>
      <Links providers={providers} />
    </Stack>
  ) : (
    <Note meaning="attention">
      <Typography variant="body2">{t('signIn.noWay')}</Typography>
    </Note>
  );
}

function Links({ providers }: { providers: Provider[] }) {
  const { t } = useTranslation();
  const location = useLocation();
  return (
    <Stack spacing={1.5}>
      {providers.map(({ id, name }) => (
        <Button key={id} variant="outlined" href={signInAddress(id, ownPath(location))} sx={{ textAlign: 'center' }}>
          {t('signIn.at', { name })}
        </Button>
      ))}
    </Stack>
  );
}
