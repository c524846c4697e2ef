import { FormHelperText, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../shared/fields';
import { FormPart } from '../../shared/FormPart';
import { targetOf, type Target } from '../draft';
import { RunOrder } from './RunOrder';
import type { StepProps } from './StepFields';
import { TargetRow } from './TargetRow';
import { List } from '../../shared/List';

/** The repositories that are backed up to, in their order, and then those that could be. */
export function RepositoriesStep({ draft, set, problem, repositories }: StepProps) {
  const { t } = useTranslation();
  const usable = repositories.filter((one) => one.can_backup && one.mode === 'full');
  const chosen = draft.targets;
  const others = usable.filter((one) => !chosen.some((target) => target.repository_id === one.id));
  const rows = [
    ...chosen.map((target, at) => ({ id: target.repository_id, target, at })),
    ...others.map(({ id }) => ({ id, target: null, at: -1 })),
  ];
  const change = (id: number, next: Target | null) =>
    set({
      targets:
        next === null
          ? chosen.filter((one) => one.repository_id !== id)
          : chosen.some((one) => one.repository_id === id)
            ? chosen.map((one) => (one.repository_id === id ? next : one))
            : [...chosen, next],
    });
  const move = (at: number, by: number) => {
    const targets = chosen.filter((_, place) => place !== at);
    targets.splice(at + by, 0, ...chosen.slice(at, at + 1));
    set({ targets });
  };
  const error = fieldError(problem, 'repositories') ?? fieldError(problem, 'repository_id');
  return (
    <>
      <FormPart title={t('step.where')} lead={t('step.whereLead')}>
        {rows.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('step.noRepositories')}</Typography>}
        <List label={t('step.where')}>
          {rows.map(({ id, target, at }) => (
            <TargetRow
              key={id}
              repository={repositories.find((one) => one.id === id)}
              target={target}
              first={at <= 0}
              last={at === chosen.length - 1}
              onChoose={(chose) => change(id, chose ? targetOf(id) : null)}
              onChange={(next) => change(id, next)}
              onMove={(by) => move(at, by)}
            />
          ))}
        </List>
        {error && <FormHelperText error>{error}</FormHelperText>}
      </FormPart>
      {chosen.length > 1 && <RunOrder draft={draft} set={set} problem={problem} />}
    </>
  );
}
