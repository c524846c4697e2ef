import { Button, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Password } from '../shared/fields';
import { Failed } from '../shared/States';
import { CodeField } from '../signin/CodeField';
import { useMe } from '../signin/useSession';
import type { OwnProof } from './useSecondFactor';

type ProofProps = {
  titleId: string;
  title: string;
  lead: string;
  /** Fields that stand before the password, and whether they lack something. */
  children?: ReactNode;
  lacking?: boolean;
  action: string;
  /** The person has a second factor, and gives a code of it. */
  withCode?: boolean;
  busy: boolean;
  problem: Error | null;
  onProof: (proof: OwnProof) => void;
  onClose: () => void;
};

/** What is in a dialog that asks for the own password, and a code, before it does something. */
export function ProofForm({
  titleId,
  title,
  lead,
  children,
  lacking = false,
  action,
  withCode = false,
  busy,
  problem,
  onProof,
  onClose,
}: ProofProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onProof({ current_password: password, code: code.trim() });
  };
  const incomplete = lacking || password === '' || (withCode && code.trim() === '');
  return (
    <form onSubmit={submit} noValidate>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography variant="body2">{lead}</Typography>
          {children}
          <input type="text" name="username" autoComplete="username" value={me.username} readOnly hidden />
          <Password
            autoFocus
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={fieldError(problem, 'current_password')}
          />
          {withCode && <CodeField value={code} onChange={setCode} problem={problem} />}
          {problem && <Failed problem={problem} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={busy || incomplete}>
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
