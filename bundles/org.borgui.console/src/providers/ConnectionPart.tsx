import { Box, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, fieldError, Text, Tick } from '../shared/fields';
import { FormPart } from '../shared/FormPart';
import { type Authentication, AUTHENTICATIONS, type Draft, isId } from './provider';
import type { PartProps } from './ProviderForm';
import { SecretField } from './SecretField';
import { TestConnection } from './TestConnection';
import { useTestProvider } from './useSignInProviders';

type ConnectionProps = PartProps & { isNew: boolean; secretSet: boolean };

const plain = { htmlInput: { autoCapitalize: 'none', spellCheck: false } };

/** Which provider it is, and how it is reached. */
export function ConnectionPart({ draft, set, problem, isNew, secretSet }: ConnectionProps) {
  const { t } = useTranslation();
  const test = useTestProvider();
  const [open] = useState(draft.end_session_endpoint !== '');
  const change = (part: Partial<Draft>) => {
    test.reset();
    set(part);
  };
  return (
    <FormPart title={t('providers.connection')} lead={t('providers.connectionLead')}>
      <Stack spacing={2.5}>
        <Tick label={t('providers.enabled')} checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
        <Text
          label={t('repository.name')}
          helperText={t('providers.nameHelp')}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={fieldError(problem, 'name')}
        />
        {isNew && <IdField value={draft.id} onChange={(id) => change({ id })} error={fieldError(problem, 'id')} />}
        <Text
          label={t('providers.issuer')}
          helperText={t('providers.issuerHelp')}
          type="url"
          value={draft.issuer}
          onChange={(issuer) => change({ issuer })}
          error={fieldError(problem, 'issuer')}
          slotProps={plain}
        />
        <Text
          label={t('providers.clientId')}
          value={draft.client_id}
          onChange={(client_id) => change({ client_id })}
          autoComplete="off"
          error={fieldError(problem, 'client_id')}
          slotProps={plain}
        />
        <Choice
          label={t('providers.authentication')}
          value={draft.token_auth_method}
          onChange={(method) => change({ token_auth_method: method as Authentication })}
          helperText={t(`providers.by.${draft.token_auth_method}Help`)}
          options={AUTHENTICATIONS.map((one) => [one, t(`providers.by.${one}`)])}
        />
        {draft.token_auth_method !== 'none' && (
          <SecretField
            value={draft.client_secret}
            onChange={(client_secret) => change({ client_secret })}
            isSet={secretSet}
            error={fieldError(problem, 'client_secret')}
          />
        )}
        <Text
          label={t('providers.scopes')}
          helperText={t('providers.scopesHelp')}
          value={draft.scopes}
          onChange={(scopes) => change({ scopes })}
          error={fieldError(problem, 'scopes')}
          slotProps={plain}
        />
        <Box component="details" open={open}>
          <Box component="summary" sx={{ cursor: 'pointer', typography: 'body2', color: 'text.secondary', mb: 2 }}>
            {t('providers.more')}
          </Box>
          <Text
            label={t('providers.endSession')}
            helperText={t('providers.endSessionHelp')}
            type="url"
            value={draft.end_session_endpoint}
            onChange={(end_session_endpoint) => change({ end_session_endpoint })}
            error={fieldError(problem, 'end_session_endpoint')}
            slotProps={plain}
          />
        </Box>
        <TestConnection test={test} draft={draft} />
      </Stack>
    </FormPart>
  );
}

type IdProps = { value: string; onChange: (id: string) => void; error: string | undefined };

function IdField({ value, onChange, error }: IdProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const wrong = left && value !== '' && !isId(value);
  return (
    <Text
      label={t('providers.id')}
      helperText={t('providers.idHelp')}
      value={value}
      onChange={onChange}
      onBlur={() => setLeft(true)}
      autoComplete="off"
      error={wrong ? t('providers.idWrong') : error}
      slotProps={plain}
    />
  );
}
