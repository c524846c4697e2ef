import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Password } from '../shared/fields';
import { newPassphrase } from './passphrase';

export type Passphrase = { first: string; repeated: string };

type PassphraseProps = { value: Passphrase; onChange: (value: Passphrase) => void; error: string | undefined };

/** A new passphrase, typed twice or made by chance. */
export function PassphraseFields({ value, onChange, error }: PassphraseProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [left, setLeft] = useState(false);
  const generate = () => {
    const made = newPassphrase();
    setShown(true);
    onChange({ first: made, repeated: made });
  };
  const differs = left && value.repeated !== '' && value.repeated !== value.first;
  return (
    <Stack spacing={2.5}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: { xs: 'wrap', sm: 'nowrap' } }}>
        <Password
          label={t('repository.passphrase')}
          autoComplete="new-password"
          value={value.first}
          onChange={(first) => onChange({ ...value, first })}
          shown={shown}
          onShow={setShown}
          error={error}
        />
        <Button variant="outlined" onClick={generate} sx={{ height: 40, flex: 'none' }}>
          {t('repository.generate')}
        </Button>
      </Box>
      <Password
        label={t('repository.passphraseRepeat')}
        autoComplete="new-password"
        value={value.repeated}
        onChange={(repeated) => onChange({ ...value, repeated })}
        onBlur={() => setLeft(true)}
        shown={shown}
        onShow={setShown}
        error={differs ? t('repository.passphraseDiffers') : null}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('repository.passphraseLead')}
      </Typography>
    </Stack>
  );
}
