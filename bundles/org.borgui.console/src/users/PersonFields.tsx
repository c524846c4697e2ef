import { useTranslation } from 'react-i18next';
import { fieldError, Text } from '../shared/fields';
import type { Role, UserRow } from '../shared/wire';
import { RoleField } from './RoleField';

export type Person = { fullName: string; email: string; role: Role };

export const NOBODY: Person = { fullName: '', email: '', role: 'viewer' };

export function personOf(user: UserRow): Person {
  return { fullName: user.full_name ?? '', email: user.email ?? '', role: user.role };
}

/** The fields as the server takes them; what is empty is not set. */
export function wirePerson({ fullName, email, role }: Person) {
  return { full_name: fullName.trim() || null, email: email.trim() || null, role };
}

type PersonProps = {
  value: Person;
  onChange: (value: Person) => void;
  problem: Error | null;
  /** Nobody changes their own role. */
  roleFixed?: boolean;
};

/** Who a person is and what they may do. */
export function PersonFields({ value, onChange, problem, roleFixed = false }: PersonProps) {
  const { t } = useTranslation();
  return (
    <>
      <Text
        label={t('users.fullName')}
        value={value.fullName}
        onChange={(fullName) => onChange({ ...value, fullName })}
        autoComplete="off"
        error={fieldError(problem, 'full_name')}
      />
      <Text
        label={t('users.email')}
        type="email"
        value={value.email}
        onChange={(email) => onChange({ ...value, email })}
        autoComplete="off"
        error={fieldError(problem, 'email')}
      />
      <RoleField value={value.role} onChange={(role) => onChange({ ...value, role })} disabled={roleFixed} />
    </>
  );
}
