import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { Shape } from '../shared/Mark';
import { Panel } from '../shared/Page';
import type { Repository, Roots } from '../shared/wire';
import { useMe } from '../signin/useSession';

type Step = { key: 'roots' | 'repository' | 'backup' | 'browse'; done: boolean; to: string };

/** The way from nothing to a first backup; each step says whether it is done, and the next one is offered. */
export function FirstSteps({ repositories, roots }: { repositories: Repository[]; roots: Roots | undefined }) {
  const { t } = useTranslation();
  const admin = useMe().role === 'admin';
  if (!admin && repositories.length === 0) {
    return (
      <Panel padded>
        <Typography>{t('first.others')}</Typography>
      </Panel>
    );
  }
  const first = repositories[0];
  const repository = first ? `/repositories/${first.id}` : '/repositories';
  const steps: Step[] = [
    { key: 'roots', done: (roots?.roots.length ?? 0) > 0 || first !== undefined, to: '/settings/system' },
    { key: 'repository', done: first !== undefined, to: '/repositories/new' },
    { key: 'backup', done: false, to: first ? `${repository}/backup` : '/repositories' },
    { key: 'browse', done: false, to: '/archives' },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <Box sx={{ maxWidth: 760, mb: 4 }}>
      <Typography sx={{ fontSize: '1.125rem', fontWeight: 550, mb: 0.5 }}>{t('first.title')}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 3 }}>{t('first.lead')}</Typography>
      <Panel>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {steps.map((step, index) => (
            <StepRow key={step.key} step={step} number={index + 1} next={index === next} />
          ))}
        </Box>
      </Panel>
    </Box>
  );
}

function StepRow({ step, number, next }: { step: Step; number: number; next: boolean }) {
  const { t } = useTranslation();
  return (
    <Box
      component="li"
      aria-current={next ? 'step' : undefined}
      sx={{ display: 'flex', gap: 2, p: 2.5, borderTop: number === 1 ? 0 : 1, borderColor: 'line', flexWrap: 'wrap' }}
    >
      <Box
        sx={{
          width: 24,
          pt: 0.25,
          textAlign: 'center',
          color: next ? 'primary.main' : 'text.secondary',
          fontWeight: 600,
        }}
      >
        {step.done ? <Shape meaning="good" size={20} /> : number}
      </Box>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography variant="h3" component="h2">
          {t(`first.${step.key}.title`)}
          {step.done && (
            <Typography component="span" variant="body2" sx={{ color: 'success.main', ml: 1 }}>
              {t('first.done')}
            </Typography>
          )}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(`first.${step.key}.lead`)}
        </Typography>
      </Box>
      {next && (
        <LinkButton to={step.to} variant="contained" sx={{ alignSelf: 'center' }}>
          {t(`first.${step.key}.action`)}
        </LinkButton>
      )}
    </Box>
  );
}
