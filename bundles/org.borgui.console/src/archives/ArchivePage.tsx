import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { useRepository } from '../repositories/useRepositories';
import { RestoreDialog } from '../restore/RestoreDialog';
import { Facts, Moment, TextLink } from '../shared/bits';
import { bytes, count, duration } from '../shared/format';
import { Page } from '../shared/Page';
import { Problem } from '../shared/problem';
import { PageFailed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { Contents } from './Contents';
import { DeleteArchiveDialog } from './DeleteArchiveDialog';
import { archivePath, crumbs } from './paths';
import { useArchiveInfo, useEntries } from './useArchive';

export function ArchivePage() {
  const { id, name = '', '*': path = '' } = useParams();
  const { repository, error, isPending, refetch } = useRepository(id);
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (isPending) return <PageLoading />;
  return repository ? (
    <Browser key={`${name}/${path}`} repository={repository} archive={name} path={path.replace(/\/$/, '')} />
  ) : (
    <NotFoundPage />
  );
}

type BrowserProps = { repository: Repository; archive: string; path: string };

function Browser({ repository, archive, path }: BrowserProps) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [restoring, setRestoring] = useState<string[] | null>(null);
  const [deleting, setDeleting] = useState(false);
  const { error } = useEntries(String(repository.id), archive, path);
  const missing = path === '' && error instanceof Problem && error.status === 404;
  return (
    <Page
      title={archive}
      above={[
        { to: '/archives', name: t('place.archives') },
        { to: `/repositories/${repository.id}`, name: repository.name },
      ]}
      lead={<ArchiveFacts repository={repository} archive={archive} />}
      actions={
        !missing && (
          <>
            {repository.can_backup && (
              <Button variant="outlined" onClick={() => setDeleting(true)}>
                {t('archives.delete')}
              </Button>
            )}
            <Button variant={selected.size > 0 ? 'outlined' : 'contained'} onClick={() => setRestoring([])}>
              {t('browser.restoreAll')}
            </Button>
            {selected.size > 0 && (
              <Button variant="contained" onClick={() => setRestoring([...selected])}>
                {t('browser.restoreSelected')}
              </Button>
            )}
          </>
        )
      }
    >
      <Crumbs repository={repository} archive={archive} path={path} />
      <Contents repository={repository} archive={archive} path={path} selected={selected} onSelect={setSelected} />
      {restoring && (
        <RestoreDialog repository={repository} archive={archive} paths={restoring} onClose={() => setRestoring(null)} />
      )}
      {deleting && <DeleteArchiveDialog repository={repository} archive={archive} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function Crumbs({ repository, archive, path }: BrowserProps) {
  const { t } = useTranslation();
  const above = [{ name: t('browser.top'), path: '' }, ...crumbs(path)];
  return (
    <Box component="nav" aria-label={t('browser.crumbs')} sx={{ mb: 1.5 }}>
      <Box
        component="ol"
        sx={{ display: 'flex', flexWrap: 'wrap', listStyle: 'none', m: 0, p: 0, gap: 0.75, typography: 'body2' }}
      >
        {above.map((crumb, index) => {
          const here = index === above.length - 1;
          return (
            <Box
              component="li"
              key={crumb.path}
              aria-current={here ? 'page' : undefined}
              sx={{ display: 'flex', gap: 0.75 }}
            >
              {index > 0 && <span aria-hidden>/</span>}
              {here ? (
                <strong>{crumb.name}</strong>
              ) : (
                <TextLink to={archivePath(repository.id, archive, crumb.path)}>{crumb.name}</TextLink>
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function ArchiveFacts({ repository, archive }: { repository: Repository; archive: string }) {
  const { t } = useTranslation();
  const info = useArchiveInfo(String(repository.id), archive);
  if (!info.data) {
    return <span>{repository.name}</span>;
  }
  const { stats } = info.data;
  return (
    <Box sx={{ mt: 1 }}>
      <Facts
        facts={[
          [t('browser.made'), <Moment key="m" at={info.data.started_at} />],
          [
            t('browser.holds'),
            t('job.readValue', { count: stats.nfiles, size: bytes(stats.original_size), files: count(stats.nfiles) }),
          ],
          [t('job.added'), bytes(stats.deduplicated_size)],
          [t('job.duration'), duration(info.data.duration)],
        ]}
      />
    </Box>
  );
}
