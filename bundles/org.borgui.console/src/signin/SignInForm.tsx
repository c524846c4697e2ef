import { Button, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Password, Text } from '../shared/fields';
import { Failed } from '../shared/States';
import { usePasskeysOffered } from './useOffered';
import { useAutofill, usePasskeySignIn } from './usePasskeySignIn';
import { type Challenge, useSignIn } from './useSignIn';

type FormProps = {
  username: string;
  onUsername: (username: string) => void;
  /** Why the step after this one led back. */
  ended: Error | null;
  onCodeWanted: (challenge: Challenge) => void;
};

export function SignInForm({ username, onUsername, ended, onCodeWanted }: FormProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const signIn = useSignIn(onCodeWanted);
  const passkey = usePasskeySignIn();
  const passkeys = usePasskeysOffered();
  const busy = signIn.isPending || passkey.isPending;
  // one that was refused is not offered again by itself
  useAutofill(passkeys && !busy && !passkey.isError, passkey.mutate);
  const last = passkey.submittedAt > signIn.submittedAt ? passkey : signIn;
  const problem = last.isIdle ? ended : last.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ username, password });
  };
  return (
    <Stack component="form" onSubmit={submit} spacing={2.5} noValidate>
      {problem && <Failed problem={problem} />}
      <Text
        autoFocus={username === ''}
        required
        label={t('signIn.name')}
        name="username"
        autoComplete="username webauthn"
        value={username}
        onChange={onUsername}
        slotProps={{ inputLabel: { required: false }, htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
      />
      <Password
        autoFocus={username !== ''}
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant="contained" disabled={busy || !username || !password}>
        {t('signIn.action')}
      </Button>
      {passkeys && (
        <Button variant="outlined" disabled={busy} onClick={() => passkey.mutate(null)}>
          {t('signIn.passkey')}
        </Button>
      )}
    </Stack>
  );
}
