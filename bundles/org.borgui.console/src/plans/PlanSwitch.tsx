import { Box, Switch, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/States';
import type { Plan } from '../shared/wire';
import { useTogglePlan } from './usePlans';

/** Switches a plan on and off. */
export function PlanSwitch({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const toggle = useTogglePlan(plan.id);
  if (!plan.can_run) {
    return null;
  }
  return (
    <>
      <Box sx={{ display: 'inline-flex', alignItems: 'center', minHeight: 30 }}>
        <Switch
          size="small"
          checked={plan.enabled}
          disabled={toggle.isPending}
          onChange={() => toggle.mutate(undefined)}
          slotProps={{ input: { 'aria-label': t('plans.isOn', { name: plan.name }) } }}
        />
        <Typography aria-hidden variant="caption" sx={{ color: 'text.secondary', minWidth: 28 }}>
          {t(plan.enabled ? 'plans.on' : 'plans.offShort')}
        </Typography>
      </Box>
      {toggle.error && (
        <Box sx={{ flexBasis: '100%', textAlign: 'left' }}>
          <Failed problem={toggle.error} />
        </Box>
      )}
    </>
  );
}
