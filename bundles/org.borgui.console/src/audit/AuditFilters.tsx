import { Box } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, Text } from '../shared/fields';
import { type AuditFilter, GROUP_NAMES, GROUPS, typesOf } from './filter';
import { typeName } from './words';

type FiltersProps = { filter: AuditFilter; onChange: (part: Partial<AuditFilter>) => void };

/** Which entries are shown. What is typed counts with Enter or when the field is left. */
export function AuditFilters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <Box
      role="search"
      aria-label={t('audit.filter')}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, minmax(0, 240px))' },
        gap: 2,
        mb: 2,
      }}
    >
      <Choice
        label={t('audit.what')}
        value={filter.type}
        onChange={(type) => onChange({ type })}
        options={typeOptions(filter.type, t('audit.everything'), (group) => t(`audit.group.${group}`))}
      />
      <Choice
        label={t('audit.outcome')}
        value={filter.success}
        onChange={(success) => onChange({ success: success as AuditFilter['success'] })}
        options={[
          ['', t('audit.both')],
          ['true', t('audit.done')],
          ['false', t('audit.notDone')],
        ]}
      />
      <Typed label={t('audit.user')} value={filter.user} onType={(user) => onChange({ user })} />
      <Typed label={t('audit.address')} value={filter.address} onType={(address) => onChange({ address })} />
    </Box>
  );
}

/** Each group with its members below it; and the types of the address, where they are none of these. */
function typeOptions(
  chosen: string,
  everything: string,
  groupName: (group: (typeof GROUP_NAMES)[number]) => string,
): [string, string][] {
  const usual = GROUP_NAMES.flatMap((group): [string, string][] => [
    [typesOf(group), groupName(group)],
    ...GROUPS[group].map((type): [string, string] => [type, `– ${typeName(type)}`]),
  ]);
  const known = chosen === '' || usual.some(([value]) => value === chosen);
  const other: [string, string][] = known ? [] : [[chosen, chosen.split(',').map(typeName).join(', ')]];
  return [['', everything], ...other, ...usual];
}

type TypedProps = { label: string; value: string; onType: (value: string) => void };

function Typed({ label, value, onType }: TypedProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // What was typed here comes back by the address, while more may be typed already; another text came from elsewhere.
    if (value !== sent) {
      setSent(value);
      setText(value);
    }
  }
  const apply = () => {
    const wanted = text.trim();
    if (wanted !== value) {
      setSent(wanted);
      onType(wanted);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply();
  };
  return (
    <form onSubmit={submit}>
      <Text label={label} type="search" value={text} onChange={setText} onBlur={apply} autoComplete="off" />
    </form>
  );
}
