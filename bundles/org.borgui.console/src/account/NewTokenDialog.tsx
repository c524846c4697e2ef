import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, fieldError, Text } from '../shared/fields';
import { Options } from '../shared/Options';
import { Failed } from '../shared/States';
import { MadeTokenDialog } from './MadeTokenDialog';
import { ScopePicker } from './ScopePicker';
import { type Pair, pairs, type Preset, PRESETS } from './scopes';
import { useMakeToken } from './useAccount';

const DAYS = [30, 90, 365] as const;
const NEVER = 'never';

/** Makes a token, and shows it once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const make = useMakeToken();
  return make.data ? <MadeTokenDialog token={make.data} onClose={onClose} /> : <Form make={make} onClose={onClose} />;
}

type FormProps = { make: ReturnType<typeof useMakeToken>; onClose: () => void };

function Form({ make, onClose }: FormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [preset, setPreset] = useState<Preset>('read');
  const [custom, setCustom] = useState<Pair[]>(pairs(PRESETS.read));
  const [days, setDays] = useState('90');
  const scopes = preset === 'custom' ? custom : PRESETS[preset];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), scopes, expires_in_days: days === NEVER ? null : Number(days) });
  };
  return (
    // What is made meanwhile would be told to nobody.
    <Dialog open onClose={make.isPending ? undefined : onClose} aria-labelledby="new-token-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="new-token-title">{t('tokens.new')}</DialogTitle>
        <DialogContent>
          <Stack spacing={2.5} sx={{ pt: 1 }}>
            <Text
              autoFocus
              label={t('tokens.name')}
              helperText={t('tokens.nameHelp')}
              value={name}
              onChange={setName}
              autoComplete="off"
              error={fieldError(make.error, 'name')}
            />
            <Options
              legend={t('tokens.may')}
              value={preset}
              onChange={setPreset}
              options={(['read', 'usual', 'custom'] as const).map((one) => [one, t(`preset.${one}`)])}
            />
            {preset === 'custom' && <ScopePicker chosen={custom} onChange={setCustom} />}
            <Choice
              label={t('tokens.expires')}
              value={days}
              onChange={setDays}
              helperText={days === NEVER ? t('tokens.neverHelp') : undefined}
              error={fieldError(make.error, 'expires_in_days')}
              options={[
                ...DAYS.map((one): [string, string] => [String(one), t('tokens.inDays', { count: one })]),
                [NEVER, t('tokens.never')],
              ]}
            />
            {make.error && <Failed problem={make.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={make.isPending}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={make.isPending || name.trim() === '' || scopes.length === 0}
          >
            {t('tokens.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
