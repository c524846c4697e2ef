import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Choice, fieldError } from '../shared/fields';
import { FormPart } from '../shared/FormPart';
import { Options } from '../shared/Options';
import { Failed } from '../shared/States';
import type { RepositoryRole, Role } from '../shared/wire';
import { useUsers } from '../users/useUsers';
import { MODES } from './provider';
import type { PartProps } from './ProviderForm';

const ROLES: RepositoryRole[] = ['viewer', 'operator'];
const DEFAULT_ROLES: Role[] = [...ROLES, 'admin'];

/** What is done with people who come for the first time. */
export function NewcomersPart(props: PartProps) {
  const { t } = useTranslation();
  const { draft, set } = props;
  const { new_user_mode } = draft;
  return (
    <FormPart title={t('providers.newcomers')} lead={t('providers.newcomersLead')}>
      <Stack spacing={2.5}>
        <Options
          legend={t('providers.mode')}
          value={new_user_mode}
          onChange={(mode) => set({ new_user_mode: mode })}
          options={MODES.map((one) => [one, t(`providers.modes.${one}`)])}
        />
        {new_user_mode === 'template' && <TemplateField {...props} />}
        {(new_user_mode === 'viewer' || new_user_mode === 'pending') && <DefaultRoles {...props} />}
      </Stack>
    </FormPart>
  );
}

function TemplateField({ draft: { template_username }, set, problem }: PartProps) {
  const { t } = useTranslation();
  const users = useUsers();
  if (users.error) return <Failed problem={users.error} retry={() => void users.refetch()} />;
  const names = new Set([template_username, ...(users.data ?? []).map(({ username }) => username)]);
  names.delete('');
  return (
    <Choice
      label={t('providers.template')}
      helperText={t('providers.templateHelp')}
      value={template_username}
      onChange={(username) => set({ template_username: username })}
      error={fieldError(problem, 'template_username')}
      options={[['', t('providers.noTemplate')], ...[...names].map((name): [string, string] => [name, name])]}
    />
  );
}

function DefaultRoles({ draft, set, problem }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('users.role')}
        helperText={t(draft.default_role === 'admin' ? 'providers.adminDefault' : `role.${draft.default_role}Help`)}
        value={draft.default_role}
        onChange={(role) => set({ default_role: role as Role })}
        error={fieldError(problem, 'default_role')}
        options={DEFAULT_ROLES.map((role) => [role, t(`role.${role}`)])}
      />
      <Choice
        label={t('users.scope')}
        value={draft.default_all_repositories_role ?? ''}
        onChange={(role) => set({ default_all_repositories_role: (role || null) as RepositoryRole | null })}
        error={fieldError(problem, 'default_all_repositories_role')}
        options={[['', t('grant.none')], ...ROLES.map((role): [string, string] => [role, t(`grant.${role}`)])]}
      />
    </>
  );
}
