import { Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { fieldError, Text } from '../shared/fields';
import { FormPart } from '../shared/FormPart';
import { CLAIMS, ROLE_CLAIMS } from './provider';
import type { PartProps } from './ProviderForm';

/** Where in what the provider says it is told who somebody is, and what they may do. */
export function ClaimsPart({ draft, set, problem }: PartProps) {
  const { t } = useTranslation();
  const claim = (name: (typeof CLAIMS)[number] | (typeof ROLE_CLAIMS)[number]) => (
    <Text
      key={name}
      label={t(`providers.${name}`)}
      helperText={t(`providers.${name}Help`)}
      value={draft[name]}
      onChange={(text) => set({ [name]: text })}
      autoComplete="off"
      error={fieldError(problem, name)}
      slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
    />
  );
  return (
    <FormPart title={t('providers.claims')} lead={t('providers.claimsLead')}>
      <Stack spacing={2.5}>
        {CLAIMS.map(claim)}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('providers.rolesLead')}
        </Typography>
        {ROLE_CLAIMS.map(claim)}
        <Text
          multiline
          minRows={2}
          label={t('providers.adminGroups')}
          helperText={t('providers.adminGroupsHelp')}
          value={draft.admin_groups}
          onChange={(admin_groups) => set({ admin_groups })}
          error={fieldError(problem, 'admin_groups')}
        />
      </Stack>
    </FormPart>
  );
}
