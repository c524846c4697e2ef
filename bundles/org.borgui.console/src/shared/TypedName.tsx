import { Box, TextField, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';

type TypedProps = {
  /** What a person has to type. */
  name: string;
  typed: string;
  onType: (typed: string) => void;
  autoFocus?: boolean;
};

/** The field for the name that confirms something dangerous. */
export function TypedName({ name, typed, onType, autoFocus = false }: TypedProps) {
  const { t } = useTranslation();
  return (
    <Box>
      <Typography component="label" htmlFor="confirm-name" variant="body2" sx={{ display: 'block', mb: 1 }}>
        {t('confirm.type', { name })}
      </Typography>
      <TextField
        id="confirm-name"
        autoFocus={autoFocus}
        autoComplete="off"
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
    </Box>
  );
}
