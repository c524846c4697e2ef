import { Box, FormControl, FormLabel, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Choice, Text } from '../../shared/fields';
import { EVERY, type Rhythm } from '../rhythm';
import { weekday } from '../words';

/** Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
const pad = (value: number) => String(value).padStart(2, '0');

type DetailsProps = { rhythm: Rhythm; onChange: (rhythm: Rhythm) => void };

/** The times of a rhythm. */
export function RhythmDetails({ rhythm, onChange }: DetailsProps) {
  const { t } = useTranslation();
  return (
    <>
      {rhythm.kind === 'hourly' && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
          <Choice
            label={t('step.every')}
            value={String(rhythm.every)}
            onChange={(every) => onChange({ ...rhythm, every: Number(every) })}
            options={EVERY.map((every) => [String(every), t('step.everyHours', { count: every })])}
          />
          <Choice
            label={t('step.minute')}
            value={String(rhythm.minute)}
            onChange={(minute) => onChange({ ...rhythm, minute: Number(minute) })}
            options={Array.from({ length: 60 }, (_, minute) => [String(minute), pad(minute)])}
          />
        </Box>
      )}
      {rhythm.kind === 'weekly' && <Days days={rhythm.days} onChange={(days) => onChange({ ...rhythm, days })} />}
      {rhythm.kind === 'monthly' && (
        <Choice
          label={t('step.day')}
          value={String(rhythm.day)}
          onChange={(day) => onChange({ ...rhythm, day: Number(day) })}
          {...(rhythm.day > 28 ? { helperText: t('step.dayHelp') } : {})}
          options={Array.from({ length: 31 }, (_, at) => [String(at + 1), String(at + 1)])}
        />
      )}
      {rhythm.kind !== 'hourly' && (
        <Text
          type="time"
          label={t('step.time')}
          value={`${pad(rhythm.hour)}:${pad(rhythm.minute)}`}
          onChange={(time) => {
            const [hour, minute] = time.split(':').map(Number);
            if (hour !== undefined && minute !== undefined && time !== '') {
              onChange({ ...rhythm, hour, minute });
            }
          }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </>
  );
}

function Days({ days, onChange }: { days: number[]; onChange: (days: number[]) => void }) {
  const { t } = useTranslation();
  return (
    <FormControl>
      <FormLabel id="weekdays" sx={{ mb: 0.5 }}>
        {t('step.weekdays')}
      </FormLabel>
      <ToggleButtonGroup
        aria-labelledby="weekdays"
        size="small"
        value={days}
        onChange={(_, chosen: number[]) => chosen.length > 0 && onChange(chosen)}
        sx={{ flexWrap: 'wrap' }}
      >
        {WEEK.map((day) => (
          <ToggleButton
            key={day}
            value={day}
            sx={{ px: 1, '&.Mui-selected, &.Mui-selected:hover': { bgcolor: 'primary.light' } }}
          >
            {weekday(day, 'short')}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </FormControl>
  );
}
