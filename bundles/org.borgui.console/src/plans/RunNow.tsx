import { Box, Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed } from '../shared/States';
import type { Plan } from '../shared/wire';
import { useStartRun } from './useRuns';

/** Runs a plan now; the run's own page then shows how it goes. */
export function RunNow({ plan, small = false }: { plan: Plan; small?: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const start = useStartRun(plan.id);
  if (!plan.can_run || !plan.enabled) {
    return null;
  }
  const run = () =>
    start.mutate(undefined, { onSuccess: (made) => void navigate(`/plans/${plan.id}/runs/${made.id}`) });
  return (
    <>
      <Button
        variant={small ? 'outlined' : 'contained'}
        size={small ? 'small' : 'medium'}
        aria-label={t('plans.backUpOf', { name: plan.name })}
        disabled={start.isPending}
        onClick={run}
      >
        {t('plans.backUp')}
      </Button>
      {start.error && (
        <Box sx={{ flexBasis: '100%', textAlign: 'left' }}>
          <Failed problem={start.error} />
        </Box>
      )}
    </>
  );
}
