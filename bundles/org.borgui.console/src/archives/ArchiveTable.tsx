import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink, useNow, WhenSeen } from '../shared/bits';
import { exact } from '../shared/format';
import { place, useRows } from '../shared/rows';
import type { Archive, Repository } from '../shared/wire';
import { DeleteArchiveDialog } from './DeleteArchiveDialog';
import { archivePath } from './paths';

type TableProps = { repository: Repository; archives: Archive[] };

/** The archives of a repository, newest first. */
export function ArchiveTable({ repository, archives }: TableProps) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState<string | null>(null);
  const now = useNow();
  const rows = useRows({ count: archives.length, height: 55 });
  return (
    <Box
      component="ul"
      aria-label={t('archives.of', { name: repository.name })}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
      {...rows.list}
    >
      {rows.render(
        (index) => {
          const archive = archives[index];
          return (
            archive && (
              <ArchiveRow
                repository={repository}
                archive={archive}
                now={now}
                onDelete={setDeleting}
                row={{ ...rows.row(index), ...place(index, archives.length) }}
              />
            )
          );
        },
        (key, height) => (
          <li key={key} aria-hidden style={{ height }} />
        ),
      )}
      {deleting !== null && (
        <DeleteArchiveDialog repository={repository} archive={deleting} onClose={() => setDeleting(null)} />
      )}
    </Box>
  );
}

type RowProps = { repository: Repository; archive: Archive; now: Date; onDelete: (name: string) => void; row: object };

function ArchiveRow({ repository, archive, now, onDelete, row }: RowProps) {
  const { t } = useTranslation();
  return (
    <Box
      component="li"
      {...row}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1fr) 200px auto' },
        columnGap: 2,
        alignItems: 'center',
        px: 2,
        py: 1,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography variant="body2" component="div" sx={{ minWidth: 0, fontWeight: 550 }}>
        <TextLink to={archivePath(repository.id, archive.name)}>{archive.name}</TextLink>
      </Typography>
      <Typography
        variant="caption"
        component="div"
        sx={{ color: 'text.secondary', gridColumn: { xs: 1, sm: 2 }, gridRow: { xs: 2, sm: 1 } }}
      >
        <WhenSeen at={archive.started_at} now={now} />
        <Box component="span" sx={{ display: { xs: 'none', sm: 'block' } }}>
          {exact(new Date(archive.started_at))}
        </Box>
      </Typography>
      <Box sx={{ gridColumn: { xs: 2, sm: 3 }, gridRow: { xs: '1 / span 2', sm: 1 } }}>
        {repository.can_backup && (
          <Button
            size="small"
            color="inherit"
            aria-label={t('archives.deleteOf', { name: archive.name })}
            onClick={() => onDelete(archive.name)}
            sx={{ color: 'text.secondary', fontWeight: 400 }}
          >
            {t('archives.delete')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
