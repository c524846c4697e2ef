import { useTranslation } from 'react-i18next';
import { isOpen } from '../jobs/words';
import { TextLink } from '../shared/bits';
import { Failed, Note } from '../shared/States';
import type { Repository } from '../shared/wire';

type NoArchivesProps = { repository: Repository; problem: Error; retry: () => void };

/** Why a repository's archives cannot be listed; while a job works in it that is nothing to worry about. */
export function NoArchives({ repository, problem, retry }: NoArchivesProps) {
  const { t } = useTranslation();
  const job = repository.latest_job;
  return job && isOpen(job) ? (
    <Note meaning="running">
      {t('archives.busy')}{' '}
      <TextLink within to={`/jobs/${job.id}`}>
        {t('archives.busyOpen')}
      </TextLink>
    </Note>
  ) : (
    <Failed problem={problem} retry={retry} />
  );
}
