import { useTranslation } from 'react-i18next';
import { Choice } from '../shared/fields';
import type { Role } from '../shared/wire';

const ROLES: Role[] = ['viewer', 'operator', 'admin'];

export function RoleField({
  value,
  onChange,
  disabled = false,
}: {
  value: Role;
  onChange: (role: Role) => void;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('users.role')}
      value={value}
      disabled={disabled}
      onChange={(role) => onChange(role as Role)}
      helperText={t(`role.${value}Help`)}
      options={ROLES.map((role) => [role, t(`role.${role}`)])}
    />
  );
}
