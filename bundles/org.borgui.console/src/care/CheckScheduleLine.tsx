import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Next } from '../plans/Next';
import { cronWords, ownZone } from '../plans/words';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import type { CheckKind } from './checkSchedule';
import { CheckScheduleDialog } from './CheckScheduleDialog';
import { useCheckSchedule } from './useCheckSchedule';

type LineProps = { repository: Repository; kind: CheckKind; changes: boolean };

/** When a kind of check runs by itself, and the way to change it. */
export function CheckScheduleLine({ repository, kind, changes }: LineProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const schedule = useCheckSchedule(repository.id, kind);
  if (schedule.error) {
    return <Failed problem={schedule.error} retry={() => void schedule.refetch()} />;
  }
  if (!schedule.data) {
    return null;
  }
  const { cron, enabled, zone, next, lastRun } = schedule.data;
  const runs = enabled && cron !== null;
  const action = t(cron === null ? 'care.schedule.set' : 'care.schedule.change');
  return (
    <Box sx={{ mt: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, typography: 'body2' }}>
        {runs ? (
          <span>
            {cronWords(cron)}
            {zone !== ownZone() && ` (${zone})`}, <Next at={next} />
          </span>
        ) : (
          <span>{t(cron === null ? 'care.schedule.none' : 'care.schedule.paused')}</span>
        )}
        {changes && (
          <Button size="small" aria-label={`${action}: ${t(`care.${kind}.name`)}`} onClick={() => setAsked(true)}>
            {action}
          </Button>
        )}
      </Box>
      {runs && lastRun?.status === 'skipped' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {lastRun.reason}
        </Typography>
      )}
      {asked && (
        <CheckScheduleDialog
          repository={repository}
          kind={kind}
          schedule={schedule.data}
          onClose={() => setAsked(false)}
        />
      )}
    </Box>
  );
}
