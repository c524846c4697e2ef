import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RhythmFields } from '../plans/steps/RhythmFields';
import { TheNextRuns } from '../plans/steps/TheNextRuns';
import { ZoneField } from '../plans/steps/ZoneField';
import { ownZone } from '../plans/words';
import { fieldError, Tick } from '../shared/fields';
import { lines } from '../shared/format';
import { Failed } from '../shared/States';
import type { Repository } from '../shared/wire';
import { CheckFields } from './CheckFields';
import type { CheckKind, CheckSchedule } from './checkSchedule';
import { ProofFields } from './ProofFields';
import { useKeepCheckSchedule } from './useCheckSchedule';

type DialogProps = { repository: Repository; kind: CheckKind; schedule: CheckSchedule; onClose: () => void };

const USUAL_CRON: Record<CheckKind, string> = { check: '30 4 * * 0', 'restore-check': '30 5 1 * *' };

/** What stands in the form before anybody has set a schedule: switched on, in this person's zone. */
function first(kind: CheckKind, repository: Repository, now: CheckSchedule): CheckSchedule {
  const mode = now.mode === 'canary' && repository.mode === 'observe' ? 'sample' : now.mode;
  return now.cron === null
    ? { ...now, cron: USUAL_CRON[kind], enabled: true, zone: ownZone(), mode }
    : { ...now, mode };
}

/** Asks when a repository is checked by itself, and how. */
export function CheckScheduleDialog({ repository, kind, schedule, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(() => first(kind, repository, schedule));
  const [custom, setCustom] = useState(false);
  const [paths, setPaths] = useState(schedule.paths.join('\n'));
  const keep = useKeepCheckSchedule(repository.id, kind);
  const set = (part: Partial<CheckSchedule>) => setWanted((now) => ({ ...now, ...part }));
  const cron = wanted.cron ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ ...wanted, paths: lines(paths) }, { onSuccess: onClose });
  };
  const error = (field: string) => fieldError(keep.error, field);
  return (
    <Dialog open onClose={onClose} aria-labelledby="check-schedule-title">
      <form onSubmit={submit}>
        <DialogTitle id="check-schedule-title">
          {t('care.schedule.title', { what: t(`care.${kind}.name`), name: repository.name })}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={2.5} sx={{ pt: 1 }}>
            <Tick label={t('care.schedule.on')} checked={wanted.enabled} onChange={(enabled) => set({ enabled })} />
            {wanted.enabled && (
              <>
                <RhythmFields
                  draft={{ cron, custom }}
                  set={({ cron: next, custom: own }) => {
                    set({ cron: next ?? cron });
                    setCustom(own ?? custom);
                  }}
                  error={error('cron_expression')}
                />
                <ZoneField value={wanted.zone} onChange={(zone) => set({ zone })} error={error('timezone')} />
                <TheNextRuns cron={cron} zone={wanted.zone} />
                <Tick
                  label={t('step.catchUp')}
                  help={t('care.schedule.catchUpHelp')}
                  checked={wanted.catchUp}
                  onChange={(catchUp) => set({ catchUp })}
                />
                {kind === 'check' ? (
                  <CheckFields seconds={wanted.seconds} flags={wanted.flags} onChange={set} />
                ) : (
                  <ProofFields
                    repository={repository}
                    mode={wanted.mode}
                    onMode={(mode) => set({ mode })}
                    paths={paths}
                    onPaths={setPaths}
                    error={error('paths')}
                  />
                )}
              </>
            )}
            {keep.error && <Failed problem={keep.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={keep.isPending}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
