import { Box, Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { LinkButton } from '../shared/bits';
import { fieldError, Text } from '../shared/fields';
import { Page } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { FormPart } from './FormPart';
import { SourceFields } from './SourceFields';
import { formSources, wireSources } from './sources';
import { useEditRepository, useRepository } from './useRepositories';

export function EditRepositoryPage() {
  const { repository, error, isPending, refetch } = useRepository(useParams().id);
  if (error) return <Failed problem={error} retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  return repository?.can_manage ? <EditForm repository={repository} /> : <NotFoundPage />;
}

function EditForm({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const here = `/repositories/${repository.id}`;
  const [name, setName] = useState(repository.name);
  const [sources, setSources] = useState(() => formSources(repository));
  const edit = useEditRepository(repository.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ name: name.trim(), ...wireSources(sources) }, { onSuccess: () => void navigate(here) });
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
        {edit.error && (
          <Box sx={{ mb: 2 }}>
            <Failed problem={edit.error} />
          </Box>
        )}
        <Box sx={{ display: 'flex', gap: 1, borderTop: 1, borderColor: 'line', pt: 3 }}>
          <Button type="submit" variant="contained" disabled={edit.isPending || name.trim() === ''}>
            {t('common.save')}
          </Button>
          <LinkButton to={here}>{t('common.cancel')}</LinkButton>
        </Box>
      </form>
    </Page>
  );
}
