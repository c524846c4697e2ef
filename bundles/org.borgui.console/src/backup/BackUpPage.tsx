import { Box } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { FormEnd } from '../shared/FormEnd';
import { FormPart } from '../shared/FormPart';
import { SourceFields } from '../repositories/SourceFields';
import { formSources, wireSources } from '../repositories/sources';
import { useRepository } from '../repositories/useRepositories';
import { TextLink } from '../shared/bits';
import { Page } from '../shared/Page';
import { Note, PageFailed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { useStartBackup } from './useStartBackup';

export function BackUpPage() {
  const { repository, error, isPending, refetch } = useRepository(useParams().id);
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (isPending) return <PageLoading />;
  return repository?.can_backup ? <BackUpForm repository={repository} /> : <NotFoundPage />;
}

/** Asks what to back up this time; the job's own page then shows how it goes. */
function BackUpForm({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const here = `/repositories/${repository.id}`;
  const [sources, setSources] = useState(() => formSources(repository));
  const start = useStartBackup();
  const running = repository.latest_job?.state === 'running' ? repository.latest_job : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(
      { repository: repository.path, ...wireSources(sources) },
      { onSuccess: (started) => void navigate(`/jobs/${started.job_id}`) },
    );
  };
  return (
    <Page
      title={t('backUp.title', { name: repository.name })}
      lead={t('backUp.lead')}
      above={[
        { to: '/repositories', name: t('place.repositories') },
        { to: here, name: repository.name },
      ]}
    >
      {running && (
        <Box sx={{ mb: 3 }}>
          <Note meaning="running">
            {t('backUp.busy')}{' '}
            <TextLink within to={`/jobs/${running.id}`}>
              {t('backUp.busyOpen')}
            </TextLink>
          </Note>
        </Box>
      )}
      <form onSubmit={submit} noValidate>
        <FormPart title={t('newRepository.what')} lead={t('backUp.whatLead')}>
          <SourceFields value={sources} onChange={setSources} problem={start.error} />
        </FormPart>
        <FormEnd
          action={t('backUp.action')}
          disabled={start.isPending || sources.folders.trim() === ''}
          problem={start.error}
          back={here}
        />
      </form>
    </Page>
  );
}
