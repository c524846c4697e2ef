import { Box, IconButton, Tooltip } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../shared/api';
import { TextLink } from '../shared/bits';
import { bytes } from '../shared/format';
import { visuallyHidden } from '../shared/hidden';
import { Icon } from '../shared/icons';
import { useDownload } from '../shared/useDownload';
import type { Entry } from '../shared/wire';
import { archivePath } from './paths';

/** What a file holds, and a folder with all below it where the server knows. */
export function sizeOf(entry: Entry): string {
  const known = entry.size !== null && (entry.type === 'file' || (entry.type === 'directory' && entry.size > 0));
  return known ? bytes(entry.size ?? 0) : '';
}

export type EntryProps = { repository: number; archive: string; entry: Entry };

export function Name({ repository, archive, entry }: EntryProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Icon
        name={entry.type === 'directory' ? 'folder' : entry.type === 'symlink' ? 'link' : 'file'}
        sx={{ color: entry.type === 'directory' ? 'primary.main' : 'text.secondary' }}
      />
      <Box
        component="span"
        sx={{ minWidth: 0, overflowWrap: 'anywhere' }}
        title={entry.mode === '' ? undefined : `${entry.mode} ${entry.user}:${entry.group}`}
      >
        {entry.type === 'directory' ? (
          <TextLink to={archivePath(repository, archive, entry.path)}>{entry.name}</TextLink>
        ) : (
          entry.name
        )}
        {entry.link && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {` → ${entry.link}`}
          </Box>
        )}
        {sizeOf(entry) !== '' && (
          <Box component="span" sx={{ display: { xs: 'block', sm: 'none' }, color: 'text.secondary' }}>
            {sizeOf(entry)}
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** A file as it is, a folder as a tar; other kinds have nothing to download. */
export function Download({ repository, archive, entry }: EntryProps) {
  const { t } = useTranslation();
  const download = useDownload();
  if (entry.type !== 'file' && entry.type !== 'directory') {
    return null;
  }
  const folder = entry.type === 'directory';
  const label = t(folder ? 'browser.downloadTar' : 'browser.download', { name: entry.name });
  const path = folder
    ? withQuery(`api/catalog/${repository}/tar`, { archive, path: entry.path })
    : withQuery('api/archives/download', { repository, archive, file_path: entry.path });
  return (
    <Tooltip title={download.error?.message ?? label}>
      <span>
        <IconButton
          size="small"
          color={download.error ? 'error' : 'default'}
          aria-label={label}
          onClick={() => download.mutate(path)}
        >
          <Icon name="download" />
        </IconButton>
        <Box component="span" role="alert" sx={visuallyHidden}>
          {download.error?.message}
        </Box>
      </span>
    </Tooltip>
  );
}
