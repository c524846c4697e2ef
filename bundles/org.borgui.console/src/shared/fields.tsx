import {
  Button,
  Checkbox,
  FormControlLabel,
  FormHelperText,
  IconButton,
  InputAdornment,
  MenuItem,
  TextField,
  type TextFieldProps,
  Tooltip,
  Box,
} from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lines } from './format';
import { Icon } from './icons';
import { Problem } from './problem';

type TextProps = Omit<TextFieldProps, 'onChange' | 'error'> & {
  value: string;
  onChange: (value: string) => void;
  error?: string | null | undefined;
};

/** A text field whose error stands in place of its help. */
export function Text({ value, onChange, error, helperText, ...rest }: TextProps) {
  return (
    <TextField
      {...rest}
      value={value}
      error={Boolean(error)}
      helperText={error || helperText}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type PasswordProps = TextProps & { shown?: boolean; onShow?: (shown: boolean) => void };

/** A password that can be looked at. */
export function Password({ shown, onShow, ...rest }: PasswordProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState(false);
  const visible = shown ?? own;
  const label = visible ? t('common.hide') : t('common.show');
  return (
    <Text
      {...rest}
      type={visible ? 'text' : 'password'}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <Tooltip title={label}>
                <IconButton
                  size="small"
                  edge="end"
                  aria-label={label}
                  aria-pressed={visible}
                  onClick={() => (onShow ?? setOwn)(!visible)}
                >
                  <Icon name="show" />
                </IconButton>
              </Tooltip>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

type TickProps = {
  label: string;
  help?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
};

export function Tick({ label, help, checked, onChange, disabled = false }: TickProps) {
  return (
    <Box>
      <FormControlLabel
        disabled={disabled}
        control={<Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)} />}
        label={label}
      />
      {help && <FormHelperText sx={{ mt: -0.75, ml: 3.5 }}>{help}</FormHelperText>}
    </Box>
  );
}

/** Copies a text, whose name tells it from others on the page; where the browser forbids it (outside of https) the button is not there. */
export function CopyButton({ text, name }: { text: string; name?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  if (!('clipboard' in navigator)) {
    return null;
  }
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button
      size="small"
      variant="outlined"
      startIcon={<Icon name="copy" />}
      aria-label={name && t(copied ? 'common.copiedOf' : 'common.copyOf', { name })}
      onClick={copy}
    >
      {copied ? t('common.copied') : t('common.copy')}
    </Button>
  );
}

/** The server's message for a field: one it named, or one that holds the path the server speaks of. */
export function fieldError(problem: Error | null, field: string, paths = ''): string | undefined {
  if (!(problem instanceof Problem)) {
    return undefined;
  }
  const aboutPath = problem.path !== null && lines(paths).includes(problem.path);
  return problem.fields[field] ?? (aboutPath ? problem.message : undefined);
}

type ChoiceProps = Omit<TextProps, 'select'> & { options: [value: string, name: string][] };

/** One of a few values. */
export function Choice({ options, ...rest }: ChoiceProps) {
  return (
    <Text {...rest} select slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
      {options.map(([value, name]) => (
        <MenuItem key={value} value={value}>
          {name}
        </MenuItem>
      ))}
    </Text>
  );
}
