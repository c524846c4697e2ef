import { Box, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { fieldError, Text } from '../shared/fields';

type CodeProps = {
  value: string;
  onChange: (code: string) => void;
  problem: Error | null;
  autoFocus?: boolean;
};

/** A code of the app or a recovery code; each has the keyboard of a phone that can type it. */
export function CodeField({ value, onChange, problem, autoFocus = false }: CodeProps) {
  const { t } = useTranslation();
  const [recovery, setRecovery] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const turn = () => {
    // A phone looks at what it can type when the field gets the focus.
    flushSync(() => setRecovery(!recovery));
    onChange('');
    input.current?.focus();
  };
  return (
    <Box>
      <Text
        autoFocus={autoFocus}
        inputRef={input}
        label={t(recovery ? 'secondFactor.recoveryCode' : 'secondFactor.code')}
        name="code"
        autoComplete={recovery ? 'off' : 'one-time-code'}
        value={value}
        onChange={onChange}
        error={fieldError(problem, 'code')}
        helperText={t(recovery ? 'secondFactor.recoveryCodeHelp' : 'secondFactor.codeHelp')}
        slotProps={{
          htmlInput: { inputMode: recovery ? 'text' : 'numeric', autoCapitalize: 'characters', spellCheck: false },
        }}
      />
      <Button size="small" onClick={turn} sx={{ mt: 0.5 }}>
        {t(recovery ? 'secondFactor.useApp' : 'secondFactor.useRecoveryCode')}
      </Button>
    </Box>
  );
}
