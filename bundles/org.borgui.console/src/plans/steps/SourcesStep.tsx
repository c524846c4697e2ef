import { useTranslation } from 'react-i18next';
import { FolderFields } from '../../repositories/SourceFields';
import { FormPart } from '../../shared/FormPart';
import type { StepProps } from './StepFields';

export function SourcesStep({ draft, set, problem }: StepProps) {
  const { t } = useTranslation();
  return (
    <FormPart title={t('newRepository.what')} lead={t('step.sourcesLead')}>
      <FolderFields value={draft.sources} onChange={(sources) => set({ sources })} problem={problem} />
    </FormPart>
  );
}
