import { Box, Button, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { Sessions } from '../account/Sessions';
import { Tokens } from '../account/Tokens';
import { FormPart } from '../shared/FormPart';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Tick } from '../shared/fields';
import { Page } from '../shared/Page';
import { Failed, Note, PageFailed, PageLoading } from '../shared/States';
import type { UserRow } from '../shared/wire';
import { useHasSession, useMe } from '../signin/useSession';
import { Grants } from './Grants';
import { ResetPassword } from './ResetPassword';
import { PersonFields, personOf, wirePerson } from './PersonFields';
import { UserSecondFactor } from './UserSecondFactor';
import { useDeleteUser, useUpdateUser, useUsers } from './useUsers';

export function UserPage() {
  const { id } = useParams();
  const users = useUsers();
  if (users.error) return <PageFailed problem={users.error} retry={() => void users.refetch()} />;
  if (!users.data) return <PageLoading />;
  const user = users.data.find((one) => String(one.id) === id);
  return user ? <UserDetails key={user.id} user={user} /> : <NotFoundPage />;
}

function UserDetails({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [deleting, setDeleting] = useState(false);
  const remove = useDeleteUser(user.id);
  const self = me.id === user.id;
  const hasSession = useHasSession();
  return (
    <Page
      title={user.username}
      above={[
        { to: '/settings', name: t('place.settings') },
        { to: '/settings/users', name: t('settings.users') },
      ]}
      actions={
        !self && (
          <Button variant="outlined" onClick={() => setDeleting(true)}>
            {t('users.delete')}
          </Button>
        )
      }
    >
      <FormPart title={t('users.details')}>
        <Details user={user} self={self} />
      </FormPart>
      {user.role === 'admin' ? (
        <FormPart title={t('users.grants')}>
          <Note meaning="none">{t('users.adminAll')}</Note>
        </FormPart>
      ) : (
        <FormPart title={t('users.grants')} lead={t('users.grantsLead')}>
          <Grants user={user} />
        </FormPart>
      )}
      {!self && (
        <FormPart title={t('users.reset')} lead={t('users.resetLead')}>
          <ResetPassword id={user.id} />
        </FormPart>
      )}
      {!self && (hasSession || user.totp_enabled || user.passkey_count > 0) && (
        <FormPart title={t('secondFactor.title')} lead={t('users.factorLead')}>
          <UserSecondFactor user={user} />
        </FormPart>
      )}
      <FormPart title={t('sessions.title')} lead={t('sessions.leadOfUser')}>
        <Sessions whose={user.id} />
      </FormPart>
      <FormPart title={t('tokens.title')} lead={t('tokens.leadOfUser')}>
        <Tokens whose={user.id} />
      </FormPart>
      {deleting && (
        <ConfirmDialog
          title={t('users.deleteTitle', { name: user.username })}
          name={user.username}
          action={t('users.deleteAction')}
          busy={remove.isPending}
          problem={remove.error}
          onClose={() => setDeleting(false)}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate('/settings/users') })}
        >
          {t('users.deleteLead')}
        </ConfirmDialog>
      )}
    </Page>
  );
}

function Details({ user, self }: { user: UserRow; self: boolean }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState(() => personOf(user));
  const [active, setActive] = useState(user.is_active);
  const update = useUpdateUser(user.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ ...wirePerson(person), is_active: active });
  };
  return (
    <Stack component="form" onSubmit={submit} noValidate spacing={2.5}>
      <PersonFields value={person} onChange={setPerson} problem={update.error} roleFixed={self} />
      <Tick
        label={t('users.active')}
        help={t('users.activeHelp')}
        checked={active}
        onChange={setActive}
        disabled={self}
      />
      {update.error && <Failed problem={update.error} />}
      {update.isSuccess && (
        <Box role="status">
          <Note meaning="good">{t('common.saved')}</Note>
        </Box>
      )}
      <Button type="submit" variant="contained" disabled={update.isPending} sx={{ alignSelf: 'flex-start' }}>
        {t('common.save')}
      </Button>
    </Stack>
  );
}
