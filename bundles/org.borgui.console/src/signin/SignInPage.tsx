import { Button, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../shared/api';
import { Password, Text } from '../shared/fields';
import { Failed, Note } from '../shared/States';
import { Threshold } from './Threshold';
import { useSignIn } from './useSession';

type Offered = { oidc_disable_local_auth?: boolean };

export function SignInPage() {
  const { t } = useTranslation();
  const offered = useQuery({
    queryKey: ['offered'],
    queryFn: ({ signal }) => api.get<Offered>('api/auth/config', signal),
    staleTime: Infinity,
  });
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ username, password });
  };
  if (offered.data?.oidc_disable_local_auth) {
    return (
      <Threshold title={t('signIn.title')}>
        <Note meaning="attention">{t('signIn.passwordsOff')}</Note>
      </Threshold>
    );
  }
  return (
    <Threshold title={t('signIn.title')}>
      <Stack component="form" onSubmit={submit} spacing={2.5} noValidate>
        {signIn.error && <Failed problem={signIn.error} />}
        <Text
          autoFocus
          required
          label={t('signIn.name')}
          name="username"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          slotProps={{ inputLabel: { required: false }, htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
        />
        <Password
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="contained" disabled={signIn.isPending || !username || !password}>
          {t('signIn.action')}
        </Button>
      </Stack>
    </Threshold>
  );
}
