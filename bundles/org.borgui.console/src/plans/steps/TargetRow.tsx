import { Box, Button, IconButton } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Choice, Tick } from '../../shared/fields';
import { Icon } from '../../shared/icons';
import type { Repository } from '../../shared/wire';
import type { Target } from '../draft';

type TargetProps = {
  repository: Repository | undefined;
  /** Null where the repository is not chosen. */
  target: Target | null;
  first: boolean;
  last: boolean;
  onChoose: (chosen: boolean) => void;
  onChange: (target: Target) => void;
  onMove: (by: number) => void;
};

/** A repository that a plan may back up to; a chosen one has its place in the order. */
export function TargetRow({ repository, target, first, last, onChoose, onChange, onMove }: TargetProps) {
  const { t } = useTranslation();
  const name = repository?.name ?? t('plans.unseen');
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'line', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Tick
            label={name}
            {...(repository ? { help: repository.path } : {})}
            checked={target !== null}
            onChange={onChoose}
          />
        </Box>
        {target && !(first && last) && (
          <Box sx={{ flex: 'none' }}>
            <IconButton aria-label={t('step.up', { name })} disabled={first} onClick={() => onMove(-1)}>
              <Icon name="up" />
            </IconButton>
            <IconButton aria-label={t('step.down', { name })} disabled={last} onClick={() => onMove(1)}>
              <Icon name="down" />
            </IconButton>
          </Box>
        )}
      </Box>
      {target && <TargetMore target={target} onChange={onChange} />}
    </Box>
  );
}

const FROM = ['plan', 'repository', 'custom'] as const;

function TargetMore({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  const { t } = useTranslation();
  const names = {
    plan: t('step.asPlan'),
    repository: t('step.asRepository'),
    custom: target.compression_override ?? '',
  };
  const offered = FROM.filter((one) => one !== 'custom' || target.compression_source === 'custom');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', ml: 3.5, mt: 1.5 }}>
      <Choice
        label={t('step.compressionOf')}
        value={target.compression_source}
        onChange={(from) => onChange({ ...target, compression_source: FROM.find((one) => one === from) ?? 'plan' })}
        options={offered.map((one) => [one, names[one]])}
        sx={{ width: 240 }}
      />
      {!target.enabled && (
        <>
          {t('step.targetOff')}
          <Button size="small" variant="outlined" onClick={() => onChange({ ...target, enabled: true })}>
            {t('step.targetOn')}
          </Button>
        </>
      )}
    </Box>
  );
}
