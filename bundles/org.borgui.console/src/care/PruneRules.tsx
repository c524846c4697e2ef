import { Box, Stack, Typography } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Choice, Text } from '../shared/fields';
import { FormEnd } from '../shared/FormEnd';
import { FormPart } from '../shared/FormPart';
import type { Repository } from '../shared/wire';
import { DamageNote } from './DamageNote';
import { COUNTED, isSound, keepsNothing, type Rules, UNITS, wrong } from './rules';

const DIGITS = { htmlInput: { inputMode: 'numeric' as const, maxLength: 6 } };

/** The rules by which archives stay; each change is kept in the address. */
export function PruneRules({ repository, rules }: { repository: Repository; rules: Rules }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const set = (name: keyof Rules | 'step', value: string) => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    setQuery(next, { replace: name !== 'step' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set('step', 'preview');
  };
  return (
    <form onSubmit={submit} noValidate>
      <DamageNote repository={repository} />
      <FormPart title={t('care.prune.periods')} lead={t('care.prune.periodsLead')}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2, rowGap: 2.5 }}>
          {COUNTED.map((name) => (
            <Text
              key={name}
              label={t(`care.rule.name.${name}`)}
              helperText={t(`care.rule.help.${name}`)}
              value={rules[name]}
              onChange={(value) => set(name, value)}
              error={wrong(name, rules[name])}
              slotProps={DIGITS}
            />
          ))}
        </Box>
      </FormPart>
      <FormPart title={t('care.prune.recent')} lead={t('care.prune.recentLead')}>
        <Stack direction="row" spacing={2}>
          <Text
            label={t('care.rule.name.within')}
            value={rules.within}
            onChange={(value) => set('within', value)}
            error={wrong('within', rules.within)}
            slotProps={DIGITS}
          />
          <Choice
            label={t('care.rule.unit')}
            value={rules.unit}
            onChange={(value) => set('unit', value)}
            options={UNITS.map((unit) => [unit, t(`care.rule.units.${unit}`)])}
          />
        </Stack>
      </FormPart>
      {keepsNothing(rules) && (
        <Typography role="alert" variant="body2" sx={{ color: 'error.main', mb: 2 }}>
          {t('care.prune.nothingKept')}
        </Typography>
      )}
      <FormEnd
        action={t('care.prune.look')}
        disabled={!isSound(rules)}
        problem={null}
        back={`/repositories/${repository.id}`}
      />
    </form>
  );
}
