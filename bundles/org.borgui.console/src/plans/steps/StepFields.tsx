import type { Repository } from '../../shared/wire';
import type { Draft } from '../draft';
import type { Step } from '../steps';
import { RepositoriesStep } from './RepositoriesStep';
import { RetentionStep } from './RetentionStep';
import { ReviewStep } from './ReviewStep';
import { ScheduleStep } from './ScheduleStep';
import { SettingsStep } from './SettingsStep';
import { SourcesStep } from './SourcesStep';

export type StepProps = {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  problem: Error | null;
  repositories: Repository[];
};

const FIELDS = {
  sources: SourcesStep,
  repositories: RepositoriesStep,
  settings: SettingsStep,
  schedule: ScheduleStep,
  retention: RetentionStep,
  review: ReviewStep,
} satisfies Record<Step, React.ComponentType<StepProps>>;

export function StepFields({ step, ...props }: StepProps & { step: Step }) {
  const Fields = FIELDS[step];
  return <Fields {...props} />;
}
