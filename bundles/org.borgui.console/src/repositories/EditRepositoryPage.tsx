import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { fieldError, Password, Text } from '../shared/fields';
import { Page } from '../shared/Page';
import { PageFailed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { FormEnd } from '../shared/FormEnd';
import { FormPart } from '../shared/FormPart';
import { SourceFields } from './SourceFields';
import { formSources, wireSources } from './sources';
import { useEditRepository, useRepository } from './useRepositories';

export function EditRepositoryPage() {
  const { repository, error, isPending, refetch } = useRepository(useParams().id);
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (isPending) return <PageLoading />;
  return repository?.can_manage ? <EditForm repository={repository} /> : <NotFoundPage />;
}

function EditForm({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const here = `/repositories/${repository.id}`;
  const [name, setName] = useState(repository.name);
  const [sources, setSources] = useState(() => formSources(repository));
  const [passphrase, setPassphrase] = useState('');
  const edit = useEditRepository(repository.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = passphrase === '' ? {} : { passphrase };
    edit.mutate({ name: name.trim(), ...typed, ...wireSources(sources) }, { onSuccess: () => void navigate(here) });
  };
  return (
    <Page
      title={t('editRepository.title', { name: repository.name })}
      above={[
        { to: '/repositories', name: t('place.repositories') },
        { to: here, name: repository.name },
      ]}
    >
      <form onSubmit={submit} noValidate>
        <FormPart title={t('job.repository')} lead={t('editRepository.nameLead')}>
          <Text
            label={t('repository.name')}
            value={name}
            onChange={setName}
            error={fieldError(edit.error, 'name')}
            autoComplete="off"
          />
        </FormPart>
        <FormPart title={t('newRepository.what')} lead={t('editRepository.whatLead')}>
          <SourceFields value={sources} onChange={setSources} problem={edit.error} />
        </FormPart>
        {repository.encryption !== 'none' && (
          <FormPart title={t('repository.passphrase')} lead={t('editRepository.passphraseLead')}>
            <Password
              label={t('editRepository.passphrase')}
              autoComplete="off"
              value={passphrase}
              onChange={setPassphrase}
              error={fieldError(edit.error, 'passphrase')}
            />
          </FormPart>
        )}
        <FormEnd
          action={t('common.save')}
          disabled={edit.isPending || name.trim() === ''}
          problem={edit.error}
          back={here}
        />
      </form>
    </Page>
  );
}
