import type { Problem } from '../shared/problem';
import { type Draft, foldersOf, keepOf } from './draft';
import { PERIODS, spanOf } from './retention';

export const STEPS = ['sources', 'repositories', 'settings', 'schedule', 'retention', 'review'] as const;
export type Step = (typeof STEPS)[number];

export function stepOf(text: string | null): Step {
  return STEPS.find((step) => step === text) ?? 'sources';
}

export function after(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'review';
}

export function before(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}

/** What a step still lacks before the plan can be kept. */
export type Lack = 'folders' | 'repositories' | 'name' | 'template' | 'cron' | 'keepsNothing' | 'within';

export function lacks(draft: Draft): { step: Step; lack: Lack }[] {
  const keep = keepOf(draft);
  const span = spanOf(draft.within);
  const found: [Step, Lack, boolean][] = [
    ['sources', 'folders', foldersOf(draft).length === 0],
    ['repositories', 'repositories', draft.targets.length === 0],
    ['settings', 'name', draft.name.trim() === ''],
    ['settings', 'template', draft.template.trim() === ''],
    ['schedule', 'cron', draft.scheduled && draft.mode === 'cron' && draft.cron.trim() === ''],
    ['retention', 'keepsNothing', draft.prune && span === 0 && PERIODS.every((period) => keep[period] === 0)],
    ['retention', 'within', draft.prune && span === null],
  ];
  return found.filter(([, , is]) => is).map(([step, lack]) => ({ step, lack }));
}

/** By the beginnings of the fields' names on the wire. */
const FIELDS: [string, Step][] = [
  ['source_directories', 'sources'],
  ['exclude_patterns', 'sources'],
  ['repositor', 'repositories'],
  ['max_parallel', 'repositories'],
  ['failure_behavior', 'repositories'],
  ['name', 'settings'],
  ['description', 'settings'],
  ['archive_name_template', 'settings'],
  ['compression', 'settings'],
  ['cron_expression', 'schedule'],
  ['timezone', 'schedule'],
  ['schedule', 'schedule'],
  ['promise', 'schedule'],
  ['availability', 'schedule'],
  ['min_success', 'schedule'],
  ['retention', 'retention'],
  ['prune', 'retention'],
  ['check', 'retention'],
];

/** The step a refusal is about; null where it is about none. */
export function stepAbout(problem: Problem, draft: Draft): Step | null {
  if (problem.path !== null && foldersOf(draft).includes(problem.path)) {
    return 'sources';
  }
  const names = Object.keys(problem.fields);
  return FIELDS.find(([start]) => names.some((name) => name.startsWith(start)))?.[1] ?? null;
}
