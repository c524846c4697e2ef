import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink, When } from '../shared/bits';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Page, Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import type { UserRow } from '../shared/wire';
import { useHasSession } from '../signin/useSession';
import { NewUserDialog } from './NewUserDialog';
import { PendingUsers } from './PendingUsers';
import { useUsers } from './useUsers';

export function UsersPage() {
  const { t } = useTranslation();
  const users = useUsers();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('settings.users')}
      lead={t('users.lead')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      actions={
        <Button variant="contained" onClick={() => setAdding(true)}>
          {t('users.new')}
        </Button>
      }
    >
      <PendingUsers />
      {users.error ? (
        <Failed problem={users.error} retry={() => void users.refetch()} />
      ) : (
        <Panel>
          {users.data ? (
            <List label={t('settings.users')}>
              {users.data.map((user) => (
                <UserLine key={user.id} user={user} />
              ))}
            </List>
          ) : (
            <Loading />
          )}
        </Panel>
      )}
      {adding && <NewUserDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function UserLine({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const hasSession = useHasSession();
  const byProvider = user.auth_source === 'oidc';
  return (
    <Line columns="minmax(0, 1fr) 160px 220px">
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/settings/users/${user.id}`}>{user.username}</TextLink>
        {(user.full_name || user.email) && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {[user.full_name, user.email].filter(Boolean).join(' · ')}
          </Typography>
        )}
      </Box>
      <Box>
        <Typography variant="body2">
          {t(`role.${user.role}`)}
          {!user.is_active && `, ${t('users.inactive')}`}
        </Typography>
        {byProvider && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {t('users.byProvider')}
          </Typography>
        )}
        {(user.totp_enabled || (hasSession && !byProvider)) && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {t(user.totp_enabled ? 'users.factorOn' : 'users.factorOff')}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {t('users.lastSignIn')}: <When at={user.last_login} />
      </Typography>
    </Line>
  );
}
