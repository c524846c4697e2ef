import { Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LinkButton } from '../shared/bits';
import { Choice, fieldError } from '../shared/fields';
import { Page } from '../shared/Page';
import { FormEnd } from '../shared/FormEnd';
import { FormPart } from '../shared/FormPart';
import { keepPassphrase } from './kept';
import { PassphraseFields } from './PassphraseFields';
import { isPlace, PlaceFields, wirePlace } from './PlaceFields';
import { NO_SOURCES, SourceFields } from './SourceFields';
import { wireSources } from './sources';
import { useCreateRepository } from './useRepositories';

const ENCRYPTIONS = ['repokey-blake2', 'repokey', 'keyfile-blake2', 'keyfile', 'none'] as const;

export function NewRepositoryPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [place, setPlace] = useState({ name: '', path: '' });
  const [encryption, setEncryption] = useState<string>(ENCRYPTIONS[0]);
  const [passphrase, setPassphrase] = useState({ first: '', repeated: '' });
  const [sources, setSources] = useState(NO_SOURCES);
  const create = useCreateRepository();
  const encrypted = encryption !== 'none';
  const complete =
    isPlace(place) && (!encrypted || (passphrase.first !== '' && passphrase.first === passphrase.repeated));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const secret = encrypted ? passphrase.first : null;
    create.mutate(
      { ...wirePlace(place), encryption, passphrase: secret, ...wireSources(sources) },
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
      title={t('newRepository.title')}
      lead={t('newRepository.lead')}
      above={[{ to: '/repositories', name: t('place.repositories') }]}
      actions={<LinkButton to="/repositories/import">{t('newRepository.existing')}</LinkButton>}
    >
      <form onSubmit={submit} noValidate>
        <FormPart title={t('newRepository.where')} lead={t('newRepository.whereLead')}>
          <PlaceFields make value={place} onChange={setPlace} problem={create.error} />
        </FormPart>
        <FormPart title={t('newRepository.protection')} lead={t('newRepository.protectionLead')}>
          <Stack spacing={2.5}>
            <Choice
              label={t('repository.encryption')}
              value={encryption}
              onChange={setEncryption}
              error={fieldError(create.error, 'encryption')}
              helperText={t(`encryption.${encryption as (typeof ENCRYPTIONS)[number]}`)}
              options={ENCRYPTIONS.map((one) => [one, `${t(`encryptionName.${one}`)} (${one})`])}
            />
            {encrypted && (
              <PassphraseFields
                value={passphrase}
                onChange={setPassphrase}
                error={fieldError(create.error, 'passphrase')}
              />
            )}
          </Stack>
        </FormPart>
        <FormPart title={t('newRepository.what')} lead={t('newRepository.whatLead')}>
          <SourceFields value={sources} onChange={setSources} problem={create.error} />
        </FormPart>
        <FormEnd
          action={create.isPending ? t('newRepository.working') : t('newRepository.action')}
          disabled={!complete || create.isPending}
          problem={create.error}
          back="/repositories"
        />
      </form>
    </Page>
  );
}
