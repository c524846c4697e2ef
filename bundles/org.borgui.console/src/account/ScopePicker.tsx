import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { type Pair, RESOURCES, VERBS } from './scopes';

type PickerProps = { chosen: Pair[]; onChange: (chosen: Pair[]) => void };

/** Each thing a token may be used for, and how. */
export function ScopePicker({ chosen, onChange }: PickerProps) {
  const { t } = useTranslation();
  const toggle = (pair: Pair) =>
    onChange(chosen.includes(pair) ? chosen.filter((one) => one !== pair) : [...chosen, pair]);
  return (
    <div>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('tokens.pickerHelp')}
      </Typography>
      {RESOURCES.map((resource) => (
        <Box
          key={resource}
          role="group"
          aria-label={t(`scope.${resource}`)}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'repeat(3, auto)', sm: 'minmax(0, 1fr) repeat(3, 112px)' },
            alignItems: 'center',
            borderTop: 1,
            borderColor: 'line',
            py: 0.25,
          }}
        >
          <Typography variant="body2" sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, pt: { xs: 0.75, sm: 0 } }}>
            {t(`scope.${resource}`)}
          </Typography>
          {VERBS.map((verb) => (
            <FormControlLabel
              key={verb}
              sx={{ mr: 0 }}
              slotProps={{ typography: { variant: 'body2' } }}
              label={t(`verb.${verb}`)}
              control={
                <Checkbox
                  checked={chosen.includes(`${resource}:${verb}`)}
                  onChange={() => toggle(`${resource}:${verb}`)}
                  slotProps={{ input: { 'aria-label': `${t(`scope.${resource}`)}: ${t(`verb.${verb}`)}` } }}
                />
              }
            />
          ))}
        </Box>
      ))}
    </div>
  );
}
