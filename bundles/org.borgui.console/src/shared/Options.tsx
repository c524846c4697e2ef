import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup } from '@mui/material';

type OptionsProps<Value extends string> = {
  legend: string;
  value: Value;
  onChange: (value: Value) => void;
  options: [Value, string][];
};

/** One of a few values, all of them in sight. */
export function Options<Value extends string>({ legend, value, onChange, options }: OptionsProps<Value>) {
  return (
    <FormControl>
      <FormLabel sx={{ typography: 'body2', mb: 0.5 }}>{legend}</FormLabel>
      <RadioGroup aria-label={legend} value={value} onChange={(_, next) => onChange(next as Value)}>
        {options.map(([one, name]) => (
          <FormControlLabel key={one} value={one} control={<Radio size="small" />} label={name} sx={{ my: 0.25 }} />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
