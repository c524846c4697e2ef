import { Box, Button, Typography } from '@mui/material';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '../shared/Page';
import { Problem } from '../shared/problem';
import { Note } from '../shared/States';
import type { Repository } from '../shared/wire';
import { type Draft, wireDraft } from './draft';
import { FormButtons } from './FormButtons';
import { StepFields } from './steps/StepFields';
import { StepNav } from './StepNav';
import { after, lacks, stepAbout, stepOf, type Step } from './steps';
import { useDraft } from './useDraft';
import { useSavePlan } from './usePlans';
import { useStepLink } from './useStepLink';

type FormProps = { id: number | null; title: string; initial: () => Draft; repositories: Repository[] };

/** Writes a plan step by step; the step stands in the address, and a refusal leads to the step it is about. */
export function PlanForm({ id, title, initial, repositories }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const step = stepOf(useSearchParams()[0].get('step'));
  const { draft, set, drop, restored, afresh } = useDraft(id === null ? 'new' : String(id), initial);
  const save = useSavePlan(id);
  const back = id === null ? '/plans' : `/plans/${id}`;
  const link = useStepLink();
  const go = (to: Step) => void navigate(link(to));
  const keep = () =>
    save.mutate(wireDraft(draft), {
      onSuccess: (plan) => {
        drop();
        void navigate(`/plans/${plan.id}`);
      },
      onError: (problem) => {
        const about = problem instanceof Problem ? stepAbout(problem, draft) : null;
        if (about !== null) {
          go(about);
        }
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step !== 'review') {
      go(after(step));
    } else if (lacks(draft).length === 0) {
      keep();
    }
  };
  return (
    <Page
      title={title}
      above={[{ to: '/plans', name: t('place.plans') }, ...(id === null ? [] : [{ to: back, name: draft.name }])]}
    >
      <StepNav step={step} draft={draft} />
      {restored && (
        <Box sx={{ mb: 3 }}>
          <Note meaning="none">
            <Typography component="span" variant="body2" sx={{ mr: 1 }}>
              {t('wizard.restored')}
            </Typography>
            <Button size="small" onClick={afresh}>
              {t('wizard.afresh')}
            </Button>
          </Note>
        </Box>
      )}
      <form onSubmit={submit} noValidate>
        <StepFields step={step} draft={draft} set={set} problem={save.error} repositories={repositories} />
        <FormButtons
          step={step}
          draft={draft}
          isNew={id === null}
          save={save}
          onSave={keep}
          back={back}
          onDrop={drop}
        />
      </form>
    </Page>
  );
}
