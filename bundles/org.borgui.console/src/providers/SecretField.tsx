import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Password } from '../shared/fields';
import { Mark } from '../shared/Mark';

type SecretProps = {
  /** Null while the one that the server has is kept. */
  value: string | null;
  onChange: (value: string | null) => void;
  isSet: boolean;
  error: string | undefined;
};

/** A secret that can be given and is never shown again. */
export function SecretField({ value, onChange, isSet, error }: SecretProps) {
  const { t } = useTranslation();
  if (value === null) {
    return (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1 }}>
        <Typography variant="body2">{t('providers.secret')}</Typography>
        <Mark meaning="good">{t('providers.secretSet')}</Mark>
        <Button size="small" variant="outlined" onClick={() => onChange('')}>
          {t('providers.replace')}
        </Button>
      </Box>
    );
  }
  return (
    <Box>
      <Password
        fullWidth
        autoFocus={isSet}
        label={t('providers.secret')}
        helperText={t('providers.secretHelp')}
        autoComplete="new-password"
        value={value}
        onChange={onChange}
        error={error}
      />
      {isSet && (
        <Button size="small" onClick={() => onChange(null)} sx={{ mt: 0.5 }}>
          {t('providers.keep')}
        </Button>
      )}
    </Box>
  );
}
