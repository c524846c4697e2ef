import { Dialog } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, Text } from '../shared/fields';
import { useMe } from '../signin/useSession';
import { agentName } from './agent';
import { ProofForm } from './ProofForm';
import { useAddPasskey } from './usePasskeys';

const TITLE = 'add-passkey-title';

type AddProps = { onDone: () => void; onClose: () => void };

/** Makes a passkey. Who breaks off in the browser is back here and can try again. */
export function AddPasskeyDialog({ onDone, onClose }: AddProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [name, setName] = useState(() => agentName(navigator.userAgent));
  const add = useAddPasskey();
  return (
    <Dialog open onClose={add.isPending ? undefined : onClose} aria-labelledby={TITLE}>
      <ProofForm
        titleId={TITLE}
        title={t('passkeys.add')}
        lead={t('passkeys.addLead')}
        lacking={name.trim() === ''}
        action={t('common.continue')}
        withCode={me.totp_enabled}
        busy={add.isPending}
        problem={add.error}
        onProof={({ current_password, code }) =>
          add.mutate(
            { name: name.trim(), current_password, code: code || null },
            { onSuccess: (made) => made && onDone() },
          )
        }
        onClose={onClose}
      >
        <Text
          label={t('passkeys.name')}
          helperText={t('passkeys.nameHelp')}
          autoComplete="off"
          value={name}
          onChange={setName}
          error={fieldError(add.error, 'name')}
        />
      </ProofForm>
    </Dialog>
  );
}
