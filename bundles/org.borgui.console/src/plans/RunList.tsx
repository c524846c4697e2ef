import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink, useNow, When } from '../shared/bits';
import { duration, shortClock } from '../shared/format';
import { List } from '../shared/List';
import type { Run } from '../shared/wire';
import { RunMark } from './RunMark';
import { runMoment, runSeconds } from './runs';
import { triggerWords } from './words';

type ListProps = {
  runs: Run[];
  label: string;
  /** Each run names its plan; it stands below its day and needs the time only. */
  named?: boolean;
};

/** Runs below each other, each with its reason where there is something to say. */
export function RunList({ runs, label, named = false }: ListProps) {
  return (
    <List label={label}>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} named={named} />
      ))}
    </List>
  );
}

function RunRow({ run, named }: { run: Run; named: boolean }) {
  const { t } = useTranslation();
  const seconds = runSeconds(run, useNow());
  const why = [run.reason, run.error_message].filter((one) => one !== null);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '132px minmax(0, 1fr) auto' },
        columnGap: 2,
        rowGap: 0.5,
        px: 2,
        py: 1.5,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box>
        <RunMark state={run.status} />
      </Box>
      <Box sx={{ gridColumn: { xs: '1 / -1', sm: 2 }, gridRow: { xs: 2, sm: 1 }, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <TextLink to={`/plans/${run.backup_plan_id}/runs/${run.id}`}>
            {named ? run.backup_plan_name : t('run.name', { id: run.id })}
          </TextLink>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {triggerWords(run)}
          </Typography>
        </Box>
        {why.map((sentence) => (
          <Typography key={sentence} variant="body2" sx={{ color: 'text.secondary' }}>
            {sentence}
          </Typography>
        ))}
      </Box>
      <Box sx={{ gridColumn: { xs: 2, sm: 3 }, gridRow: 1, textAlign: 'right', color: 'text.secondary' }}>
        <Typography variant="caption" component="div" sx={{ whiteSpace: 'nowrap' }}>
          {named ? shortClock(new Date(runMoment(run))) : <When at={runMoment(run)} />}
        </Typography>
        {seconds !== null && run.completed_at !== null && (
          <Typography variant="caption" component="div" sx={{ whiteSpace: 'nowrap' }}>
            {t('job.took', { time: duration(seconds) })}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
