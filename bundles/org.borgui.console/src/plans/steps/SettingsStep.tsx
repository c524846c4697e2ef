import { Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { ReadingFields } from '../../repositories/SourceFields';
import { Mono, useNow } from '../../shared/bits';
import { fieldError, Text } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import { archiveName } from '../archiveName';
import type { StepProps } from './StepFields';

export function SettingsStep({ draft, set, problem, repositories }: StepProps) {
  const { t } = useTranslation();
  const now = useNow(60);
  const first = repositories.find((one) => one.id === draft.targets[0]?.repository_id);
  const example = archiveName(
    draft.template,
    draft.name.trim() || t('step.examplePlan'),
    first?.name ?? t('step.exampleRepository'),
    now,
  );
  return (
    <>
      <FormPart title={t('step.named')} lead={t('step.namedLead')}>
        <Stack spacing={2.5}>
          <Text
            label={t('repository.name')}
            value={draft.name}
            onChange={(name) => set({ name })}
            error={fieldError(problem, 'name')}
            autoComplete="off"
          />
          <Text
            multiline
            maxRows={6}
            label={t('step.description')}
            value={draft.description}
            onChange={(description) => set({ description })}
            error={fieldError(problem, 'description')}
          />
          <Text
            label={t('step.template')}
            helperText={t('step.templateHelp')}
            value={draft.template}
            onChange={(template) => set({ template })}
            error={fieldError(problem, 'archive_name_template')}
            autoComplete="off"
            spellCheck={false}
          />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('step.templatePreview')}: <Mono>{example}</Mono>
          </Typography>
        </Stack>
      </FormPart>
      <FormPart title={t('step.reading')} lead={t('step.readingLead')}>
        <ReadingFields value={draft.sources} onChange={(sources) => set({ sources })} problem={problem} />
      </FormPart>
    </>
  );
}
