import { isCare } from '../care/standing';
import { t } from '../shared/i18n';
import type { Job } from '../shared/wire';

/** Where a step is made: a new backup, the repository's settings, the repository, its lock, its archives, this archive. */
export type Step = 'again' | 'lock' | 'edit' | 'repository' | 'archives' | 'archive';

/** Where each kind of failure is mended; for the others it is tried again. */
const STEPS: Partial<Record<string, Step | null>> = {
  not_a_repository: 'repository',
  archive_missing: 'archives',
  passphrase_wrong: 'repository',
  key_missing: 'repository',
  no_space: 'archives',
  quota: 'archives',
  source_missing: 'edit',
  permission: 'edit',
  integrity: 'repository',
  borg_missing: null,
  borg_too_old: null,
};

/** The kinds whose sentence from the server does not say how this console helps. */
const ADVISED = ['passphrase_wrong', 'key_missing', 'no_space', 'quota'] as const;

/** Where each operation is begun again; care is, at its repository. */
const AGAIN: Partial<Record<string, Step>> = { create: 'again', extract: 'archive' };

export type Fix = { advice: string | null; steps: Step[] };

/** What to do about a job that did not end well, by somebody who may look after its repository or not. */
export function fixOf(job: Job, tends: boolean): Fix {
  const { advice, step } = nextOf(job);
  const locked = tends && job.state === 'failed' && job.failure?.kind === 'locked';
  const first: Step[] = locked ? ['lock'] : [];
  return { advice, steps: step === null ? first : [...first, step] };
}

function nextOf(job: Job): { advice: string | null; step: Step | null } {
  const care = isCare(job.operation);
  const again = care ? 'repository' : (AGAIN[job.operation] ?? null);
  const kind = job.failure?.kind ?? '';
  switch (job.state) {
    case 'warned':
      return { advice: t(care ? 'fix.other' : 'fix.warned'), step: null };
    case 'lost':
      return { advice: t('fix.lost'), step: again };
    case 'failed': {
      if (care && kind === 'integrity') {
        return { advice: t('care.damaged'), step: 'repository' };
      }
      const advised = ADVISED.find((one) => one === kind);
      const step = STEPS[kind];
      const advice = advised ? t(`fix.${advised}`) : job.failure === null ? t('fix.other') : null;
      return { advice, step: step === undefined ? again : step };
    }
    default:
      return { advice: null, step: again };
  }
}
