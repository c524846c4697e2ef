import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Moment, Mono } from '../shared/bits';
import type { Wipe } from './useWipe';

/** Every archive that goes. */
export function WipedArchives({ archives }: { archives: Wipe['archives'] }) {
  const { t } = useTranslation();
  return (
    <Box
      component="ul"
      tabIndex={0}
      aria-label={t('care.wipe.archives')}
      sx={{ listStyle: 'none', m: 0, p: 1, maxHeight: 200, overflow: 'auto', border: 1, borderColor: 'line' }}
    >
      {archives.map(({ identity, name, time }) => (
        <Box
          key={identity}
          component="li"
          sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 2, py: 0.25 }}
        >
          <Mono>{name}</Mono>
          <Typography variant="caption" component="span" sx={{ color: 'text.secondary' }}>
            <Moment at={time} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
