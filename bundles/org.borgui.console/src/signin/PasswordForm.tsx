import { Button, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Password } from '../shared/fields';
import { Failed } from '../shared/States';
import { CodeField } from './CodeField';
import { useChangePassword, useMe } from './useSession';

type PasswordFormProps = {
  /** The current password where it is known from a moment ago; else it is asked for. */
  current?: string | null;
  onDone?: () => void;
};

/** Changes one's own password. */
export function PasswordForm({ current = null, onDone }: PasswordFormProps) {
  const { t } = useTranslation();
  const [now, setNow] = useState(current ?? '');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [left, setLeft] = useState(false);
  const [code, setCode] = useState('');
  const coded = useMe().totp_enabled;
  const change = useChangePassword();
  const differs = left && repeated !== '' && repeated !== next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { current_password: now, new_password: next, code: coded ? code.trim() : null },
      { onSuccess: () => onDone?.() },
    );
  };
  return (
    <Stack component="form" onSubmit={submit} spacing={2.5} noValidate>
      {change.error && <Failed problem={change.error} />}
      {current === null && (
        <Password
          label={t('password.current')}
          autoComplete="current-password"
          value={now}
          onChange={setNow}
          error={fieldError(change.error, 'current_password')}
        />
      )}
      <Password
        label={t('password.new')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        error={fieldError(change.error, 'new_password')}
        helperText={t('password.help')}
      />
      <Password
        label={t('password.repeat')}
        autoComplete="new-password"
        value={repeated}
        onChange={setRepeated}
        onBlur={() => setLeft(true)}
        error={differs ? t('password.differs') : null}
      />
      {coded && <CodeField value={code} onChange={setCode} problem={change.error} />}
      <Button
        type="submit"
        variant="contained"
        sx={{ alignSelf: 'flex-start' }}
        disabled={change.isPending || !now || !next || next !== repeated || (coded && !code.trim())}
      >
        {t('password.action')}
      </Button>
    </Stack>
  );
}
