import { Checkbox, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { type Pair, RESOURCES, VERBS } from './scopes';

type PickerProps = { chosen: Pair[]; onChange: (chosen: Pair[]) => void };

/** Each thing a token may be used for, and how: a table of ticks. */
export function ScopePicker({ chosen, onChange }: PickerProps) {
  const { t } = useTranslation();
  const toggle = (pair: Pair) =>
    onChange(chosen.includes(pair) ? chosen.filter((one) => one !== pair) : [...chosen, pair]);
  return (
    <div>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('tokens.pickerHelp')}
      </Typography>
      <Table size="small" aria-label={t('tokens.may')}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>{t('tokens.thing')}</TableCell>
            {VERBS.map((verb) => (
              <TableCell key={verb} align="center" sx={{ px: 0.5 }}>
                {t(`verb.${verb}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {RESOURCES.map((resource) => (
            <TableRow key={resource}>
              <TableCell component="th" scope="row" sx={{ pl: 0, py: 0.25, fontWeight: 400 }}>
                {t(`scope.${resource}`)}
              </TableCell>
              {VERBS.map((verb) => (
                <TableCell key={verb} align="center" sx={{ p: 0.25 }}>
                  <Checkbox
                    checked={chosen.includes(`${resource}:${verb}`)}
                    onChange={() => toggle(`${resource}:${verb}`)}
                    slotProps={{ input: { 'aria-label': `${t(`scope.${resource}`)}: ${t(`verb.${verb}`)}` } }}
                  />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
