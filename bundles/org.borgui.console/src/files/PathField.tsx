import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../shared/fields';
import { Icon } from '../shared/icons';
import { lines } from '../shared/format';
import { visuallyHidden } from '../shared/hidden';
import { FolderPicker } from './FolderPicker';

/** The button stands beside the field, and below it where there is no room. */
const BESIDE = {
  display: 'flex',
  flexDirection: { xs: 'column', sm: 'row' },
  gap: 1,
  alignItems: { xs: 'stretch', sm: 'flex-start' },
} as const;

type PathProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string | null | undefined;
  make?: boolean;
  autoFocus?: boolean;
};

/** A folder of the server, typed or chosen. */
export function PathField({ label, value, onChange, help, error, make = false, autoFocus = false }: PathProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Box sx={BESIDE}>
      <Text
        autoFocus={autoFocus}
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        helperText={help}
        autoComplete="off"
        spellCheck={false}
      />
      <PickButton label={t('picker.for', { field: label })} onClick={() => setOpen(true)} />
      {open && (
        <FolderPicker
          title={t('picker.title')}
          make={make}
          onClose={() => setOpen(false)}
          onPick={(path) => {
            setOpen(false);
            onChange(path);
          }}
        />
      )}
    </Box>
  );
}

/** Several paths, one a line, typed or added by choosing. */
export function PathsField({ label, value, onChange, help, error }: PathProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Box sx={BESIDE}>
      <Text
        multiline
        minRows={3}
        maxRows={10}
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        helperText={help}
        spellCheck={false}
      />
      <PickButton label={t('picker.for', { field: label })} onClick={() => setOpen(true)} />
      {open && (
        <FolderPicker
          title={t('picker.titleFiles')}
          files
          onClose={() => setOpen(false)}
          onPick={(path) => {
            setOpen(false);
            onChange([...lines(value).filter((known) => known !== path), path].join('\n'));
          }}
        />
      )}
    </Box>
  );
}

function PickButton({ label, onClick }: { label: string; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="outlined"
      onClick={onClick}
      startIcon={<Icon name="folder" />}
      sx={{ minHeight: 40, flex: 'none', alignSelf: { xs: 'flex-start', sm: 'auto' } }}
    >
      {t('picker.open')}
      <Box component="span" sx={visuallyHidden}>
        {label}
      </Box>
    </Button>
  );
}
