import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  List,
  ListItem,
  ListItemButton,
  ListItemText,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mono } from '../shared/bits';
import { Icon } from '../shared/icons';
import { Failed, Loading } from '../shared/States';
import { NewFolder } from './NewFolder';
import { useFolder, useRoots } from './useFiles';

type PickerProps = {
  title: string;
  onPick: (path: string) => void;
  onClose: () => void;
  /** Files can be picked as well. */
  files?: boolean;
  /** A new folder may be made. */
  make?: boolean;
};

/** Chooses a folder of the server, below the folders it may use. */
export function FolderPicker({ title, onPick, onClose, files = false, make = false }: PickerProps) {
  const { t } = useTranslation();
  const roots = useRoots();
  const only = roots.data?.roots.length === 1 ? (roots.data.roots[0]?.path ?? null) : null;
  const [chosen, setChosen] = useState<string | null>(null);
  const path = chosen ?? only;
  return (
    <Dialog open onClose={onClose} aria-labelledby="picker-title">
      <DialogTitle id="picker-title">{title}</DialogTitle>
      <DialogContent sx={{ minHeight: 320 }}>
        {roots.error && <Failed problem={roots.error} retry={() => void roots.refetch()} />}
        {path === null ? (
          <RootList paths={roots.data?.roots.map((root) => root.path)} onOpen={setChosen} />
        ) : (
          <Folder
            path={path}
            files={files}
            onOpen={setChosen}
            onUp={(parent) => setChosen(parent)}
            onPick={(file) => onPick(file)}
          />
        )}
        {make && path !== null && <NewFolder key={path} path={path} onMade={setChosen} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={path === null} onClick={() => path !== null && onPick(path)}>
          {t('picker.choose')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function RootList({ paths, onOpen }: { paths: string[] | undefined; onOpen: (path: string) => void }) {
  const { t } = useTranslation();
  if (paths === undefined) {
    return <Loading />;
  }
  if (paths.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('picker.noRoots')}</Typography>;
  }
  return (
    <List dense disablePadding aria-label={t('picker.roots')}>
      {paths.map((path) => (
        <ListItem key={path} disablePadding>
          <ListItemButton onClick={() => onOpen(path)}>
            <Icon name="folder" sx={{ mr: 1.5, color: 'text.secondary' }} />
            <ListItemText primary={path} />
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  );
}

type FolderProps = {
  path: string;
  files: boolean;
  onOpen: (path: string) => void;
  onUp: (parent: string | null) => void;
  onPick: (path: string) => void;
};

function Folder({ path, files, onOpen, onUp, onPick }: FolderProps) {
  const { t } = useTranslation();
  const folder = useFolder(path);
  const items = (folder.data?.items ?? []).filter((item) => item.is_directory || files);
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1 }}>
        <Button size="small" startIcon={<Icon name="up" />} onClick={() => onUp(folder.data?.parent_path ?? null)}>
          {t('picker.up')}
        </Button>
        <Typography variant="body2" sx={{ minWidth: 0 }}>
          <Mono>{path}</Mono>
        </Typography>
      </Box>
      {folder.error && <Failed problem={folder.error} retry={() => void folder.refetch()} />}
      {folder.isPending && <Loading />}
      {folder.data && items.length === 0 && (
        <Typography sx={{ color: 'text.secondary', px: 1 }}>{t('picker.empty')}</Typography>
      )}
      <List dense disablePadding aria-label={t('picker.contents', { path })} sx={{ maxHeight: 320, overflow: 'auto' }}>
        {items.map((item) => (
          <ListItem key={item.path} disablePadding>
            <ListItemButton onClick={() => (item.is_directory ? onOpen(item.path) : onPick(item.path))}>
              <Icon
                name={item.is_borg_repo ? 'repositories' : item.is_directory ? 'folder' : 'file'}
                sx={{ mr: 1.5, color: 'text.secondary' }}
              />
              <ListItemText primary={item.name} {...(item.is_borg_repo ? { secondary: t('picker.repository') } : {})} />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Box>
  );
}
