import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Password, Text } from '../shared/fields';
import { Failed } from '../shared/States';
import { NOBODY, PersonFields, wirePerson } from './PersonFields';
import { useCreateUser } from './useUsers';

export function NewUserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [person, setPerson] = useState(NOBODY);
  const create = useCreateUser();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ username: username.trim(), ...wirePerson(person), password }, { onSuccess: onClose });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="new-user-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="new-user-title">{t('users.newTitle')}</DialogTitle>
        <DialogContent>
          <Stack spacing={2.5} sx={{ pt: 1 }}>
            <Text
              autoFocus
              label={t('signIn.name')}
              value={username}
              onChange={setUsername}
              autoComplete="off"
              error={fieldError(create.error, 'username')}
            />
            <PersonFields value={person} onChange={setPerson} problem={create.error} />
            <Password
              label={t('users.firstPassword')}
              value={password}
              onChange={setPassword}
              autoComplete="new-password"
              helperText={t('users.firstPasswordHelp')}
              error={fieldError(create.error, 'password')}
            />
            {create.error && <Failed problem={create.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={create.isPending || !username.trim() || !password}>
            {t('users.create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
