import { Box, Button, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Password } from '../shared/fields';
import { Failed, Note } from '../shared/States';
import { useResetPassword } from './useUsers';

export function ResetPassword({ id }: { id: number }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const reset = useResetPassword(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate(password, { onSuccess: () => setPassword('') });
  };
  return (
    <Stack component="form" onSubmit={submit} noValidate spacing={2}>
      <Password
        label={t('password.new')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        helperText={t('users.firstPasswordHelp')}
        error={fieldError(reset.error, 'new_password')}
      />
      {reset.error && <Failed problem={reset.error} />}
      {reset.isSuccess && (
        <Box role="status">
          <Note meaning="good">{t('users.resetDone')}</Note>
        </Box>
      )}
      <Button
        type="submit"
        variant="outlined"
        disabled={password === '' || reset.isPending}
        sx={{ alignSelf: 'flex-start' }}
      >
        {t('users.resetAction')}
      </Button>
    </Stack>
  );
}
