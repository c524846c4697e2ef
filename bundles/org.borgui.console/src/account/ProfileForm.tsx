import { Button, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Text } from '../shared/fields';
import { Failed } from '../shared/States';
import { useMe, useSignInWay } from '../signin/useSession';
import { useSaveProfile } from './useAccount';

/** One's own names and address; the user name only where it is not somebody else who says it. */
export function ProfileForm() {
  const { t } = useTranslation();
  const me = useMe();
  const way = useSignInWay();
  const save = useSaveProfile();
  const [fields, setFields] = useState({
    username: me.username,
    full_name: me.full_name ?? '',
    email: me.email ?? '',
  });
  const change = (part: Partial<typeof fields>) => {
    save.reset();
    setFields({ ...fields, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      username: fields.username.trim(),
      full_name: fields.full_name.trim() || null,
      email: fields.email.trim() || null,
    });
  };
  return (
    <Stack component="form" onSubmit={submit} noValidate spacing={2.5}>
      <Text
        label={t('signIn.name')}
        value={fields.username}
        onChange={(username) => change({ username })}
        disabled={way !== 'password'}
        autoComplete="username"
        error={fieldError(save.error, 'username')}
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
      />
      <Text
        label={t('users.fullName')}
        value={fields.full_name}
        onChange={(full_name) => change({ full_name })}
        autoComplete="name"
        error={fieldError(save.error, 'full_name')}
      />
      <Text
        label={t('users.email')}
        type="email"
        value={fields.email}
        onChange={(email) => change({ email })}
        autoComplete="email"
        error={fieldError(save.error, 'email')}
      />
      {save.error && <Failed problem={save.error} />}
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
        <Button type="submit" variant="contained" disabled={save.isPending || fields.username.trim() === ''}>
          {t('common.save')}
        </Button>
        <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
          {save.isSuccess && t('common.saved')}
        </Typography>
      </Stack>
    </Stack>
  );
}
