import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Tick } from '../shared/fields';
import { Panel, Section } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { useChangeRules, useRules } from './useRules';

/** What is asked of those who sign in. */
export function SignInRules() {
  const { t } = useTranslation();
  const rules = useRules();
  const change = useChangeRules();
  return (
    <Section title={t('rules.title')} plain>
      {rules.error ? (
        <Failed problem={rules.error} retry={() => void rules.refetch()} />
      ) : (
        <Panel padded>
          {rules.data ? (
            <Tick
              label={t('rules.admins')}
              help={t('rules.adminsHelp')}
              checked={
                change.variables !== undefined && change.isPending
                  ? change.variables
                  : rules.data.admins_need_second_factor
              }
              onChange={(on) => change.mutate(on)}
            />
          ) : (
            <Loading rows={1} />
          )}
          {change.error && (
            <Box sx={{ mt: 2 }}>
              <Failed problem={change.error} />
            </Box>
          )}
          <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: change.isSuccess ? 1 : 0 }}>
            {change.isSuccess && t(change.data.admins_need_second_factor ? 'rules.on' : 'rules.off')}
          </Typography>
        </Panel>
      )}
    </Section>
  );
}
