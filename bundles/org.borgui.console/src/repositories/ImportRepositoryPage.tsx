import { Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { fieldError, Password, Text } from '../shared/fields';
import { Page } from '../shared/Page';
import { FormEnd } from '../shared/FormEnd';
import { FormPart } from '../shared/FormPart';
import { keepPassphrase } from './kept';
import { isPlace, PlaceFields, wirePlace } from './PlaceFields';
import { NO_SOURCES, SourceFields } from './SourceFields';
import { wireSources } from './sources';
import { useImportRepository } from './useRepositories';

/** Takes in a repository that borg made before. */
export function ImportRepositoryPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [place, setPlace] = useState({ name: '', path: '' });
  const [passphrase, setPassphrase] = useState('');
  const [key, setKey] = useState('');
  const [sources, setSources] = useState(NO_SOURCES);
  const take = useImportRepository();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const secret = passphrase === '' ? null : passphrase;
    take.mutate(
      {
        ...wirePlace(place),
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
          <PlaceFields value={place} onChange={setPlace} problem={take.error} />
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
        <FormEnd
          action={take.isPending ? t('importRepository.working') : t('importRepository.action')}
          disabled={take.isPending || !isPlace(place)}
          problem={take.error}
          back="/repositories"
        />
      </form>
    </Page>
  );
}
