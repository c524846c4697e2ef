import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { exact } from '../shared/format';
import { Shape } from '../shared/Mark';
import type { Repository } from '../shared/wire';
import { hostName, lockState } from './lock';
import { LockButton } from './LockButton';
import { useLock } from './useLock';

/** Who keeps others out of the repository; nothing where nobody does. */
export function LockLine({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const holders = useLock(repository.id).data?.holders ?? [];
  const first = holders[0];
  const state = lockState(holders);
  if (!first || state === 'free') {
    return null;
  }
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '20px minmax(0, 1fr)', sm: '20px minmax(0, 1fr) auto' },
        columnGap: 2,
        rowGap: 1.5,
        alignItems: 'start',
        p: 2,
      }}
    >
      <Box sx={{ pt: 0.25 }}>
        <Shape meaning={state === 'alive' ? 'running' : 'attention'} />
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography variant="body2">
          {t('care.lock.line', { host: hostName(first), pid: first.pid, since: exact(new Date(first.since)) })}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(`care.lock.tells.${state}`)}
        </Typography>
      </Box>
      <Box sx={{ gridColumn: { xs: 2, sm: 3 } }}>
        <LockButton repository={repository} />
      </Box>
    </Box>
  );
}
