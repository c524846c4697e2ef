import { Box, Button, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PathField } from '../files/PathField';
import { LinkButton } from '../shared/bits';
import { fieldError, Password, Text } from '../shared/fields';
import { Page } from '../shared/Page';
import { Failed } from '../shared/States';
import { FormPart } from './FormPart';
import { keepPassphrase } from './kept';
import { NO_SOURCES, SourceFields } from './SourceFields';
import { wireSources } from './sources';
import { useImportRepository } from './useRepositories';

/** Takes in a repository that borg made before. */
export function ImportRepositoryPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [path, setPath] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [key, setKey] = useState('');
  const [sources, setSources] = useState(NO_SOURCES);
  const take = useImportRepository();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const secret = passphrase === '' ? null : passphrase;
    take.mutate(
      {
        name: name.trim(),
        path: path.trim(),
        encryption: secret === null ? 'none' : 'repokey',
        passphrase: secret,
        keyfile_content: key.trim() === '' ? null : key,
        ...wireSources(sources),
      },
      {
        onSuccess: ({ repository }) => {
          keepPassphrase(repository.id, secret);
          void navigate(`/repositories/${repository.id}/recovery`);
        },
      },
    );
  };
  return (
    <Page
      title={t('importRepository.title')}
      lead={t('importRepository.lead')}
      above={[{ to: '/repositories', name: t('place.repositories') }]}
    >
      <form onSubmit={submit} noValidate>
        <FormPart title={t('newRepository.where')} lead={t('importRepository.whereLead')}>
          <Stack spacing={2.5}>
            <Text
              autoFocus
              label={t('repository.name')}
              value={name}
              onChange={setName}
              error={fieldError(take.error, 'name')}
              autoComplete="off"
            />
            <PathField
              label={t('repository.path')}
              value={path}
              onChange={setPath}
              error={fieldError(take.error, 'path', path)}
            />
          </Stack>
        </FormPart>
        <FormPart title={t('importRepository.unlock')} lead={t('importRepository.unlockLead')}>
          <Stack spacing={2.5}>
            <Password
              label={t('repository.passphrase')}
              autoComplete="off"
              value={passphrase}
              onChange={setPassphrase}
              error={fieldError(take.error, 'passphrase')}
            />
            <Text
              multiline
              minRows={2}
              maxRows={8}
              label={t('importRepository.key')}
              helperText={t('importRepository.keyHelp')}
              value={key}
              onChange={setKey}
              error={fieldError(take.error, 'keyfile_content')}
              spellCheck={false}
            />
          </Stack>
        </FormPart>
        <FormPart title={t('newRepository.what')} lead={t('newRepository.whatLead')}>
          <SourceFields value={sources} onChange={setSources} problem={take.error} />
        </FormPart>
        {take.error && (
          <Box sx={{ mb: 2 }}>
            <Failed problem={take.error} />
          </Box>
        )}
        <Box sx={{ display: 'flex', gap: 1, borderTop: 1, borderColor: 'line', pt: 3 }}>
          <Button type="submit" variant="contained" disabled={take.isPending || !name.trim() || !path.trim()}>
            {take.isPending ? t('importRepository.working') : t('importRepository.action')}
          </Button>
          <LinkButton to="/repositories">{t('common.cancel')}</LinkButton>
        </Box>
      </form>
    </Page>
  );
}
