import { Box, Button, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../repositories/FormPart';
import { Facts, When } from '../shared/bits';
import { Page } from '../shared/Page';
import { Note } from '../shared/States';
import { PasswordForm } from '../signin/PasswordForm';
import { useMe, useSignOut } from '../signin/useSession';

const SCHEMES = ['system', 'light', 'dark'] as const;

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const { mode, setMode } = useColorScheme();
  const [changed, setChanged] = useState(0);
  return (
    <Page
      title={t('settings.account')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      actions={
        <Button variant="outlined" onClick={() => signOut.mutate()}>
          {t('account.signOut')}
        </Button>
      }
    >
      <FormPart title={t('account.person')}>
        <Facts
          facts={[
            [t('signIn.name'), me.username],
            ...(me.full_name ? [[t('users.fullName'), me.full_name] as [string, string]] : []),
            [t('users.role'), t(`role.${me.role}`)],
            [t('users.lastSignIn'), <When key="l" at={me.last_login} />],
          ]}
        />
      </FormPart>
      <FormPart title={t('account.look')} lead={t('account.lookLead')}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t('account.look')}
          value={mode ?? 'system'}
          onChange={(_, next: (typeof SCHEMES)[number] | null) => next && setMode(next)}
        >
          {SCHEMES.map((scheme) => (
            <ToggleButton key={scheme} value={scheme} sx={{ px: 2 }}>
              {t(`account.${scheme}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </FormPart>
      <FormPart title={t('account.password')} lead={t('account.passwordLead')}>
        {changed > 0 && (
          <Box role="status" sx={{ mb: 2 }}>
            <Note meaning="good">
              <Typography variant="body2">{t('password.changed')}</Typography>
            </Note>
          </Box>
        )}
        <PasswordForm key={changed} onDone={() => setChanged(changed + 1)} />
      </FormPart>
    </Page>
  );
}
