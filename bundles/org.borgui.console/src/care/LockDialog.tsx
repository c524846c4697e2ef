import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { jobName } from '../jobs/words';
import { usePlan } from '../plans/usePlans';
import { type Fact, Facts, Moment, Mono, TextLink } from '../shared/bits';
import { exact } from '../shared/format';
import { Mark } from '../shared/Mark';
import { Failed, Loading } from '../shared/States';
import { TypedName } from '../shared/TypedName';
import type { Job, LockHolder, Repository } from '../shared/wire';
import { useMe } from '../signin/useSession';
import { lockState } from './lock';
import { useBreakLock, useLock, useMayTend } from './useLock';

const OTHERS = ['backup', 'restore', 'check', 'prune', 'mount', 'borg'] as const;

/** Who holds the lock of a repository and what that means; where it may be broken, what has to be sure before. */
export function LockDialog({ repository, onClose }: { repository: Repository; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const lock = useLock(repository.id);
  const breaking = useBreakLock(repository.id);
  const admin = useMe().role === 'admin';
  const tends = useMayTend(repository);
  const holders = lock.data?.holders ?? [];
  const state = lockState(holders);
  const unsure = state === 'unknown';
  const breakable = unsure || state === 'dead';
  const may = breakable && (unsure ? admin : tends);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    breaking.mutate(unsure ? typed : null, { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="lock-title">
      <form onSubmit={submit}>
        <DialogTitle id="lock-title">{t('care.lock.title', { name: repository.name })}</DialogTitle>
        <DialogContent tabIndex={0}>
          {lock.error ? (
            <Failed problem={lock.error} retry={() => void lock.refetch()} />
          ) : !lock.data ? (
            <Loading rows={3} />
          ) : (
            <Stack spacing={2}>
              {holders.map((holder) => (
                <Holder key={`${holder.host} ${holder.pid}`} holder={holder} />
              ))}
              <Typography variant="body2">{t(`care.lock.means.${state}`)}</Typography>
              {breakable && <Before />}
              {breakable && !may && (
                <Typography variant="body2">{t(unsure ? 'care.lock.adminOnly' : 'care.lock.operatorOnly')}</Typography>
              )}
              {may && unsure && <TypedName name={repository.name} typed={typed} onType={setTyped} />}
              {breaking.error && <Failed problem={breaking.error} />}
            </Stack>
          )}
        </DialogContent>
        <DialogActions>
          {may && (
            <Box sx={{ flex: 1, color: 'text.secondary', typography: 'caption' }}>
              <Mono>break-lock</Mono>
            </Box>
          )}
          <Button onClick={onClose}>{t(may ? 'common.cancel' : 'common.close')}</Button>
          {may && (
            <>
              <Button
                type="submit"
                variant="contained"
                color="error"
                disabled={(unsure && typed !== repository.name) || breaking.isPending}
              >
                {t('care.lock.action')}
              </Button>
            </>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

const MEANINGS = { alive: 'running', dead: 'none', unknown: 'attention' } as const;

function Holder({ holder }: { holder: LockHolder }) {
  const { t } = useTranslation();
  const { job, process_started: started } = holder;
  return (
    <Facts
      facts={[
        [t('care.lock.host'), holder.state === 'unknown' ? <Mono key="h">{holder.host}</Mono> : t('job.server')],
        [t('care.lock.process'), <Mono key="p">{holder.pid}</Mono>],
        [t('care.lock.since'), <Moment key="s" at={holder.since} />],
        [t('care.lock.keepsOut'), t(holder.exclusive ? 'care.lock.everybody' : 'care.lock.writers')],
        ...(job ? [[t('care.lock.job'), <WorkOf key="j" job={job} />] as Fact] : []),
        [
          t('care.lock.now'),
          <Mark key="n" meaning={MEANINGS[holder.state]}>
            {t(`care.lock.state.${holder.state}`)}
          </Mark>,
        ],
        [t('care.lock.known'), t(`care.lock.evidence.${holder.evidence}`)],
        ...(started ? [[t('care.lock.processStarted'), <Moment key="b" at={started} />] as Fact] : []),
      ]}
    />
  );
}

/** The job a lock protects, with the plan it belongs to. */
function WorkOf({ job }: { job: Job }) {
  const { t } = useTranslation();
  return (
    <>
      {jobName(job)}
      {job.plan_id !== null && <OfPlan id={job.plan_id} />},{' '}
      <TextLink to={`/jobs/${job.id}`} within>
        {t('care.lock.jobNumber', { id: job.id })}
      </TextLink>
      {job.started_at && `, ${t('care.lock.sinceTime', { time: exact(new Date(job.started_at)) })}`}
    </>
  );
}

function OfPlan({ id }: { id: number }) {
  const { t } = useTranslation();
  const name = usePlan(String(id)).data?.name;
  return name === undefined ? null : <> {t('care.lock.ofPlan', { name })}</>;
}

/** What must not work in the repository while its lock is broken. */
function Before() {
  const { t } = useTranslation();
  return (
    <Typography variant="body2" component="div">
      {t('care.lock.before')}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 3 }}>
        {OTHERS.map((one) => (
          <li key={one}>{t(`care.lock.others.${one}`)}</li>
        ))}
      </Box>
    </Typography>
  );
}
