import { t } from '../shared/i18n';
import type { LockHolder, Repository, RepositoryRole } from '../shared/wire';

/** What can be told of a lock by all who hold it: who works keeps it, and whom nobody knows of may work. */
export function lockState(holders: LockHolder[]): LockHolder['state'] | 'free' {
  const states = holders.map((holder) => holder.state);
  return (['alive', 'unknown', 'dead'] as const).find((state) => states.includes(state)) ?? 'free';
}

/** The name of a host for people: borg adds a number to it, and this server has a name of its own for borg. */
export function hostName(holder: LockHolder): string {
  return holder.state === 'unknown' ? holder.host.split('@')[0] || holder.host : t('care.lock.here');
}

/** Whether somebody may check a repository and break its lock, by their roles where the repository tells nothing. */
export function mayTend(
  repository: Pick<Repository, 'can_backup' | 'can_manage'>,
  roles: (RepositoryRole | null | undefined)[],
): boolean {
  return repository.can_manage || repository.can_backup || roles.includes('operator');
}
