import { Autocomplete } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Text } from '../../shared/fields';

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

type ZoneProps = { value: string; onChange: (zone: string) => void; error: string | undefined };

export function ZoneField({ value, onChange, error }: ZoneProps) {
  const { t } = useTranslation();
  return (
    <Autocomplete
      disableClearable
      options={ZONES.includes(value) ? ZONES : [value, ...ZONES]}
      value={value}
      onChange={(_, zone) => onChange(zone)}
      renderInput={({ slotProps, ...input }) => (
        <Text
          {...input}
          slotProps={slotProps}
          label={t('step.zone')}
          value={value}
          onChange={() => undefined}
          error={error}
        />
      )}
      sx={{ maxWidth: 400 }}
    />
  );
}
