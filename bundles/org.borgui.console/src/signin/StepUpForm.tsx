import { Button, DialogActions, DialogContent, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Password } from '../shared/fields';
import { Failed } from '../shared/States';
import { CodeField } from './CodeField';
import { useMe, useStepUp } from './useSession';

/** The password, and a code where the person has a second factor, or has set one up elsewhere meanwhile. */
export function StepUpForm({ onDone }: { onDone: (proved: boolean) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeWanted, setCodeWanted] = useState(me.totp_enabled);
  const step = useStepUp();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    step.mutate(codeWanted ? { password, code: code.trim() } : { password }, {
      onSuccess: () => onDone(true),
      onError: (problem) => setCodeWanted(codeWanted || fieldError(problem, 'code') !== undefined),
    });
  };
  const incomplete = password === '' || (codeWanted && code.trim() === '');
  return (
    <form onSubmit={submit} noValidate>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography variant="body2">{t(codeWanted ? 'stepUp.leadCode' : 'stepUp.lead')}</Typography>
          <input type="text" name="username" autoComplete="username" value={me.username} readOnly hidden />
          <Password
            autoFocus
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={fieldError(step.error, 'current_password')}
          />
          {codeWanted && <CodeField value={code} onChange={setCode} problem={step.error} />}
          {step.error && <Failed problem={step.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onDone(false)}>{t('common.cancel')}</Button>
        <Button type="submit" variant="contained" disabled={step.isPending || incomplete}>
          {t('common.continue')}
        </Button>
      </DialogActions>
    </form>
  );
}
