import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { visuallyHidden } from '../shared/hidden';
import { Shape } from '../shared/Mark';
import type { Draft } from './draft';
import { lacks, type Step, STEPS } from './steps';
import { useStepLink } from './useStepLink';

/** The steps of the form, each with its address; one that was passed says when it lacks something. */
export function StepNav({ step, draft }: { step: Step; draft: Draft }) {
  const { t } = useTranslation();
  const here = STEPS.indexOf(step);
  const wanting = lacks(draft).map((one) => one.step);
  return (
    <Box component="nav" aria-label={t('wizard.steps')} sx={{ mb: 3 }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('wizard.stepOf', { number: here + 1, count: STEPS.length })}
      </Typography>
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: { xs: 0, sm: 0.5 } }}
      >
        {STEPS.map((one, at) => (
          <li key={one}>
            <StepLink step={one} number={at + 1} current={one === step} lacking={at < here && wanting.includes(one)} />
          </li>
        ))}
      </Box>
    </Box>
  );
}

type LinkProps = { step: Step; number: number; current: boolean; lacking: boolean };

function StepLink({ step, number, current, lacking }: LinkProps) {
  const { t } = useTranslation();
  const link = useStepLink();
  return (
    <Box
      component={Link}
      to={link(step)}
      aria-current={current ? 'step' : undefined}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1,
        minWidth: { xs: 28, sm: 36 },
        minHeight: 36,
        px: { xs: 0.75, sm: 1.25 },
        borderRadius: 1,
        textDecoration: 'none',
        typography: 'body2',
        color: 'text.secondary',
        '&:hover': { bgcolor: 'sunken', color: 'text.primary' },
        '&[aria-current]': { bgcolor: 'primary.light', color: 'text.primary', fontWeight: 650 },
      }}
    >
      {lacking ? <Shape meaning="attention" /> : <span aria-hidden>{number}</span>}
      {lacking && (
        <Box component="span" sx={visuallyHidden}>
          {t('wizard.lacks')}
        </Box>
      )}
      {/* On a phone only the step that is shown has room for its name. */}
      <Box component="span" sx={current ? {} : { ...narrow, '@media (min-width: 600px)': wide }}>
        {t(`wizard.${step}`)}
      </Box>
    </Box>
  );
}

const narrow = visuallyHidden;
const wide = {
  position: 'static',
  width: 'auto',
  height: 'auto',
  margin: 0,
  overflow: 'visible',
  clipPath: 'none',
} as const;
