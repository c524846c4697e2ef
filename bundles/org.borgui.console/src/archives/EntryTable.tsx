import {
  Box,
  Checkbox,
  IconButton,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
  Tooltip,
} from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { address, withQuery } from '../shared/api';
import { bytes, exact } from '../shared/format';
import { visuallyHidden } from '../shared/hidden';
import { Icon } from '../shared/icons';
import { Panel } from '../shared/Page';
import type { Entry } from '../shared/wire';
import { type Column, ordered, type Order } from './order';
import { archivePath } from './paths';

type TableProps = {
  repository: number;
  archive: string;
  entries: Entry[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
};

const COLUMNS: Column[] = ['name', 'size', 'modified'];
const WIDE_ONLY = { display: { xs: 'none', sm: 'table-cell' } };

/** The entries of one folder, to open, select and download. */
export function EntryTable({ repository, archive, entries, selected, onSelect }: TableProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order>({ column: 'name', down: false });
  const all = entries.length > 0 && entries.every((entry) => selected.has(entry.path));
  const toggle = (path: string) => {
    const next = new Set(selected);
    if (!next.delete(path)) {
      next.add(path);
    }
    onSelect(next);
  };
  const sort = (column: Column) =>
    setOrder((known) => ({ column, down: known.column === column ? !known.down : column !== 'name' }));
  return (
    <Panel>
      <Table size="small" aria-label={t('browser.contents')} sx={{ tableLayout: 'fixed' }}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" sx={{ width: 48 }}>
              <Checkbox
                checked={all}
                indeterminate={!all && selected.size > 0}
                onChange={() => onSelect(all ? new Set() : new Set(entries.map((entry) => entry.path)))}
                slotProps={{ input: { 'aria-label': t('browser.selectAll') } }}
              />
            </TableCell>
            {COLUMNS.map((column) => (
              <TableCell
                key={column}
                align={column === 'size' ? 'right' : 'left'}
                sortDirection={order.column === column ? (order.down ? 'desc' : 'asc') : false}
                sx={column === 'name' ? {} : { width: column === 'size' ? 110 : 190, ...WIDE_ONLY }}
              >
                <TableSortLabel
                  active={order.column === column}
                  direction={order.column === column && order.down ? 'desc' : 'asc'}
                  onClick={() => sort(column)}
                >
                  {t(`browser.${column}`)}
                </TableSortLabel>
              </TableCell>
            ))}
            <TableCell sx={{ width: 44, p: 0 }}>
              <Box component="span" sx={visuallyHidden}>
                {t('browser.downloads')}
              </Box>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {ordered(entries, order).map((entry) => (
            <TableRow key={entry.path} hover selected={selected.has(entry.path)}>
              <TableCell padding="checkbox">
                <Checkbox
                  checked={selected.has(entry.path)}
                  onChange={() => toggle(entry.path)}
                  slotProps={{ input: { 'aria-label': t('browser.select', { name: entry.name }) } }}
                />
              </TableCell>
              <TableCell>
                <Name repository={repository} archive={archive} entry={entry} />
              </TableCell>
              <TableCell align="right" sx={WIDE_ONLY}>
                {entry.size === null || entry.type !== 'file' ? '' : bytes(entry.size)}
              </TableCell>
              <TableCell sx={{ color: 'text.secondary', ...WIDE_ONLY }}>
                {entry.modified ? exact(new Date(entry.modified)) : ''}
              </TableCell>
              <TableCell sx={{ p: 0 }}>
                {entry.type === 'file' && <Download repository={repository} archive={archive} entry={entry} />}
              </TableCell>
            </TableRow>
          ))}
          {entries.length === 0 && (
            <TableRow>
              <TableCell colSpan={5} sx={{ color: 'text.secondary' }}>
                {t('browser.empty')}
              </TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </Panel>
  );
}

type EntryProps = { repository: number; archive: string; entry: Entry };

function Name({ repository, archive, entry }: EntryProps) {
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
        {entry.type === 'file' && entry.size !== null && (
          <Box component="span" sx={{ display: { xs: 'block', sm: 'none' }, color: 'text.secondary' }}>
            {bytes(entry.size)}
          </Box>
        )}
      </Box>
    </Box>
  );
}

function Download({ repository, archive, entry }: EntryProps) {
  const { t } = useTranslation();
  const label = t('browser.download', { name: entry.name });
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        component={Link}
        aria-label={label}
        href={address(withQuery('api/archives/download', { repository, archive, file_path: entry.path }))}
        download
      >
        <Icon name="download" />
      </IconButton>
    </Tooltip>
  );
}
