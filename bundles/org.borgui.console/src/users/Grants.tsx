import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useRepositories } from '../repositories/useRepositories';
import { Choice } from '../shared/fields';
import { Failed, Loading } from '../shared/States';
import type { RepositoryRole, UserRow } from '../shared/wire';
import { useGrants, useSetGrant, useSetScope } from './useUsers';

const ROLES: RepositoryRole[] = ['viewer', 'operator'];

/** What a person may do in all repositories, and in single ones beyond that. Each choice is saved at once. */
export function Grants({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const repositories = useRepositories();
  const grants = useGrants(user.id);
  const scope = useSetScope(user.id);
  const grant = useSetGrant(user.id);
  if (grants.error) return <Failed problem={grants.error} retry={() => void grants.refetch()} />;
  if (!grants.data || !repositories.data) return <Loading />;
  const known = new Map(grants.data.map((one) => [one.repository_id, one.role]));
  const options = (none: string, now: RepositoryRole | null | undefined): [string, string][] => [
    ['', none],
    ...ROLES.filter((role) => user.role !== 'viewer' || role === 'viewer' || role === now).map(
      (role): [string, string] => [role, t(`grant.${role}`)],
    ),
  ];
  const role = (value: string) => (value === '' ? null : (value as RepositoryRole));
  return (
    <Stack spacing={2.5}>
      <Choice
        label={t('users.scope')}
        value={user.all_repositories_role ?? ''}
        onChange={(value) => scope.mutate(role(value))}
        options={options(t('grant.none'), user.all_repositories_role)}
      />
      {repositories.data.map((one) => (
        <Choice
          key={one.id}
          label={one.name}
          value={known.get(one.id) ?? ''}
          onChange={(value) => grant.mutate({ repository: one.id, role: role(value), known: known.has(one.id) })}
          options={options(t('grant.inherited'), known.get(one.id))}
        />
      ))}
      {(scope.error ?? grant.error) && <Failed problem={(scope.error ?? grant.error) as Error} />}
    </Stack>
  );
}
