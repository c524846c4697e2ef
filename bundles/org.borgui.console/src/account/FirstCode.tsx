import { Box, Button, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mono } from '../shared/bits';
import { CopyButton, fieldError, Text } from '../shared/fields';
import { Failed } from '../shared/States';
import { inFours } from './codes';
import { QrCode } from './QrCode';
import type { SetUp } from './useSecondFactor';

type FirstProps = {
  titleId: string;
  setUp: SetUp;
  busy: boolean;
  problem: Error | null;
  onCode: (code: string) => void;
  onClose: () => void;
};

/** Gives an app its secret, and has it show by a first code that it has it. */
export function FirstCode({ titleId, setUp, busy, problem, onCode, onClose }: FirstProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCode(code.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogTitle id={titleId}>{t('secondFactor.scanTitle')}</DialogTitle>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography variant="body2">{t('secondFactor.scanLead')}</Typography>
          <QrCode text={setUp.otpauth_uri} label={t('secondFactor.qr')} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'center' }}>
            <Typography variant="body2" component="div" sx={{ flex: '1 1 240px' }}>
              {t('secondFactor.secret')}
              <br />
              <Mono>{inFours(setUp.secret)}</Mono>
            </Typography>
            <CopyButton text={setUp.secret} />
          </Box>
          <Text
            autoFocus
            label={t('secondFactor.firstCode')}
            helperText={t('secondFactor.firstCodeHelp')}
            name="code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={fieldError(problem, 'code')}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          />
          {problem && <Failed problem={problem} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={busy || code.trim() === ''}>
          {t('secondFactor.turnOn')}
        </Button>
      </DialogActions>
    </form>
  );
}
