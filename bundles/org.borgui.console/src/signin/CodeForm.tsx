import { Button, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOver } from '../shared/problem';
import { Failed } from '../shared/States';
import { CodeField } from './CodeField';
import { type Challenge, useGiveCode } from './useSignIn';

type FormProps = { challenge: Challenge; onBack: (problem: Error | null) => void };

/** The second step of signing in. */
export function CodeForm({ challenge, onBack }: FormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const give = useGiveCode(challenge);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate(code, {
      onError: (problem) => {
        if (isOver(problem)) onBack(problem);
      },
    });
  };
  return (
    <Stack component="form" onSubmit={submit} spacing={2.5} noValidate>
      {give.error && <Failed problem={give.error} />}
      <CodeField autoFocus value={code} onChange={setCode} problem={give.error} />
      <Stack direction="row" spacing={1}>
        <Button type="submit" variant="contained" disabled={give.isPending || code.trim() === ''}>
          {t('common.continue')}
        </Button>
        <Button onClick={() => onBack(null)}>{t('common.back')}</Button>
      </Stack>
    </Stack>
  );
}
