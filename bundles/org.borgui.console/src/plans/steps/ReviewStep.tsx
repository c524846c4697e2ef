import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, LinkButton, Mono, TextLink } from '../../shared/bits';
import { Panel } from '../../shared/Page';
import { Note } from '../../shared/States';
import { foldersOf, keepOf, whole } from '../draft';
import { lacks, type Step, STEPS } from '../steps';
import { useStepLink } from '../useStepLink';
import { keepWords, repositoryNames, scheduleWords } from '../words';
import type { StepProps } from './StepFields';

/** All of the plan before it is kept, and what is still missing. */
export function ReviewStep({ draft, repositories }: StepProps) {
  const { t } = useTranslation();
  const link = useStepLink();
  const missing = lacks(draft);
  const when = scheduleWords({
    schedule_enabled: draft.scheduled,
    schedule_mode: draft.mode,
    cron_expression: draft.cron,
    timezone: draft.zone,
    availability_check_interval_minutes: whole(draft.checkEvery),
  });
  const names = repositoryNames(
    draft.targets.map((target) => target.repository_id),
    repositories,
  );
  const care = [draft.compact && t('step.compact'), draft.check && t('step.check')].filter(Boolean).join(', ');
  const lines = (all: string[]): ReactNode =>
    all.length === 0 ? t('common.none') : all.map((one) => <div key={one}>{one}</div>);
  const parts: [Step, string, ReactNode][] = [
    ['sources', t('sources.folders'), <Mono key="s">{lines(foldersOf(draft))}</Mono>],
    ['repositories', t('plan.repositories'), lines(names)],
    ['settings', t('repository.name'), draft.name.trim() || t('common.none')],
    ['settings', t('plan.template'), <Mono key="t">{draft.template}</Mono>],
    ['settings', t('sources.compression'), <Mono key="c">{draft.sources.compression}</Mono>],
    ['schedule', t('plans.schedule'), when],
    [
      'schedule',
      t('promise.title'),
      draft.promised === true
        ? t('promise.words', { count: whole(draft.promiseDays), by: draft.promiseBy, zone: draft.zone })
        : t('common.none'),
    ],
    ['retention', t('wizard.retention'), keepWords(keepOf(draft), draft.prune)],
    ['retention', t('step.care'), care || t('common.none')],
  ];
  const steps = STEPS.filter((step) => step !== 'review');
  return (
    <Box sx={{ mb: 3 }}>
      {missing.length > 0 && (
        <Box sx={{ mb: 3 }}>
          <Note meaning="attention">
            <Typography variant="h2">{t('review.missing')}</Typography>
            {missing.map(({ step, lack }) => (
              <Typography key={lack} variant="body2">
                <TextLink within to={link(step)}>
                  {t(`lack.${lack}`)}
                </TextLink>
              </Typography>
            ))}
          </Note>
        </Box>
      )}
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('review.lead')}</Typography>
      <Panel>
        {steps.map((step) => (
          <ReviewRow
            key={step}
            step={step}
            facts={parts.filter(([one]) => one === step).map(([, name, value]): [string, ReactNode] => [name, value])}
          />
        ))}
      </Panel>
    </Box>
  );
}

function ReviewRow({ step, facts }: { step: Step; facts: [string, ReactNode][] }) {
  const { t } = useTranslation();
  const link = useStepLink();
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'flex-start',
        p: 2,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Facts facts={facts} />
      </Box>
      <LinkButton to={link(step)} size="small" aria-label={t('wizard.changeOf', { step: t(`wizard.${step}`) })}>
        {t('wizard.change')}
      </LinkButton>
    </Box>
  );
}
