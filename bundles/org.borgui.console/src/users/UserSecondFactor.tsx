import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Mark } from '../shared/Mark';
import { useFocusAfter } from '../shared/useFocusAfter';
import type { UserRow } from '../shared/wire';
import { useRemoveSecondFactor } from './useUsers';

/** What somebody has besides a password; it is taken away from who has lost it. */
export function UserSecondFactor({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const remove = useRemoveSecondFactor(user.id);
  const part = useFocusAfter(asked);
  const close = () => setAsked(false);
  return (
    <Box ref={part} tabIndex={-1} sx={{ '&, &:focus-visible': { outline: 'none' } }}>
      {user.totp_enabled || user.passkey_count > 0 ? (
        <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
          {user.totp_enabled && <Mark meaning="good">{t('secondFactor.on')}</Mark>}
          <Typography variant="body2">{t('users.passkeys', { count: user.passkey_count })}</Typography>
          <Button variant="outlined" onClick={() => setAsked(true)}>
            {t('users.removeFactor')}
          </Button>
        </Stack>
      ) : (
        <Typography variant="body2">{t('users.factorOffLead')}</Typography>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: remove.isSuccess ? 2 : 0 }}>
        {remove.isSuccess && t('users.removedFactor')}
      </Typography>
      {asked && (
        <ConfirmDialog
          title={t('users.removeFactorTitle', { name: user.username })}
          name={user.username}
          action={t('users.removeFactor')}
          busy={remove.isPending}
          problem={remove.error}
          onClose={close}
          onConfirm={() => remove.mutate(undefined, { onSuccess: close })}
        >
          {t('users.removeFactorLead')}
        </ConfirmDialog>
      )}
    </Box>
  );
}
