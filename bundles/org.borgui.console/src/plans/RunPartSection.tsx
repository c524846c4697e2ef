import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { JobList } from '../jobs/JobList';
import { TextLink } from '../shared/bits';
import { Section } from '../shared/Page';
import type { Job, Repository, RunPart } from '../shared/wire';
import { RunMark } from './RunMark';
import { freshest, isActive } from './runs';

type PartProps = { part: RunPart; open: Job[]; repository: Repository | undefined };

/** What a run does with one repository: the backup, and what follows it. */
export function RunPartSection({ part, open, repository }: PartProps) {
  const { t } = useTranslation();
  const name = repository?.name ?? t('run.repository', { id: part.repository_id });
  const jobs = freshest(part.jobs, open);
  // A failed job says itself why; this is for what made no job.
  const told = jobs.some((job) => job.failure?.message === part.error_message);
  return (
    <Section
      title={name}
      actions={
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
          {repository && <TextLink to={`/repositories/${repository.id}`}>{t('fix.openRepository')}</TextLink>}
          <RunMark state={part.status} />
        </Box>
      }
    >
      {jobs.length > 0 && <JobList jobs={jobs} label={name} subject={false} />}
      {part.error_message && !told ? (
        <Remark>{part.error_message}</Remark>
      ) : (
        jobs.length === 0 && <Remark>{t(isActive(part) ? 'run.waits' : 'run.nothing')}</Remark>
      )}
    </Section>
  );
}

function Remark({ children }: { children: string }) {
  return (
    <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
      {children}
    </Typography>
  );
}
