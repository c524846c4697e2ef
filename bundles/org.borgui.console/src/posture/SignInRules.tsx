import { Box, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Tick } from '../shared/fields';
import { Panel, Section } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { type Rules, useChangeRules, useRules } from './useRules';

const RULES = ['admins_need_second_factor', 'local_sign_in_off'] as const;

/** What is asked of those who sign in. */
export function SignInRules() {
  const { t } = useTranslation();
  const rules = useRules();
  return (
    <Section title={t('rules.title')} plain>
      {rules.error ? (
        <Failed problem={rules.error} retry={() => void rules.refetch()} />
      ) : (
        <Panel padded>
          {rules.data ? (
            <Stack spacing={2}>
              {RULES.map((rule) => (
                <Rule key={rule} rule={rule} rules={rules.data} />
              ))}
            </Stack>
          ) : (
            <Loading rows={2} />
          )}
        </Panel>
      )}
    </Section>
  );
}

function Rule({ rule, rules }: { rule: (typeof RULES)[number]; rules: Rules }) {
  const { t } = useTranslation();
  const change = useChangeRules();
  const wanted = change.isPending ? change.variables[rule] : undefined;
  return (
    <Box>
      <Tick
        label={t(`rules.${rule}`)}
        help={t(`rules.${rule}_help`)}
        checked={wanted ?? rules[rule]}
        onChange={(on) => change.mutate({ [rule]: on })}
      />
      {change.error && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={change.error} />
        </Box>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: change.isSuccess ? 1 : 0 }}>
        {change.isSuccess && t(`rules.${rule}_${change.data[rule] ? 'on' : 'off'}`)}
      </Typography>
    </Box>
  );
}
