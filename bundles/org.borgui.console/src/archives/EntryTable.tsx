import {
  Box,
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
  Typography,
} from '@mui/material';
import { useTranslation } from 'react-i18next';
import { exact } from '../shared/format';
import { visuallyHidden } from '../shared/hidden';
import { Panel } from '../shared/Page';
import { useRows } from '../shared/rows';
import type { Entry } from '../shared/wire';
import { Download, type EntryProps, Name, sizeOf } from './EntryCells';
import type { Column, Order } from './order';

type TableProps = {
  repository: number;
  archive: string;
  /** In the order in which they are shown. */
  entries: Entry[];
  /** How many entries the folder has; not all of them may have arrived. */
  total: number;
  order: Order;
  onOrder: (order: Order) => void;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onSelectAll: () => void;
  onNearEnd: () => void;
};

const COLUMNS: Column[] = ['name', 'size', 'modified'];
const WIDE_ONLY = { display: { xs: 'none', sm: 'table-cell' } };

/** The entries of one folder, to open, select and download. */
export function EntryTable(props: TableProps) {
  const { repository, archive, entries, total, selected, onSelect, onNearEnd } = props;
  const { t } = useTranslation();
  const rows = useRows({ count: entries.length, height: 42, onNearEnd });
  const toggle = (path: string) => {
    const next = new Set(selected);
    if (!next.delete(path)) {
      next.add(path);
    }
    onSelect(next);
  };
  return (
    <Panel>
      <Table size="small" aria-label={t('browser.contents')} aria-rowcount={total + 1} sx={{ tableLayout: 'fixed' }}>
        <Head {...props} />
        <TableBody {...rows.list}>
          {rows.render(
            (index) => {
              const entry = entries[index];
              return (
                entry && (
                  <Row
                    {...{ repository, archive, entry }}
                    selected={selected.has(entry.path)}
                    onToggle={toggle}
                    row={{ ...rows.row(index), 'aria-rowindex': index + 2 }}
                  />
                )
              );
            },
            (key, height) => (
              <tr key={key} aria-hidden>
                <td style={{ height, padding: 0 }} />
              </tr>
            ),
          )}
        </TableBody>
      </Table>
      {entries.length === 0 && (
        <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
          {t('browser.empty')}
        </Typography>
      )}
    </Panel>
  );
}

function Head({ entries, total, order, onOrder, selected, onSelect, onSelectAll }: TableProps) {
  const { t } = useTranslation();
  const all = entries.length > 0 && entries.length >= total && entries.every((entry) => selected.has(entry.path));
  const sort = (column: Column) => onOrder({ column, down: order.column === column ? !order.down : column !== 'name' });
  return (
    <TableHead>
      <TableRow>
        <TableCell padding="checkbox" sx={{ width: 48 }}>
          <Checkbox
            checked={all}
            indeterminate={!all && selected.size > 0}
            onChange={() => (all ? onSelect(new Set()) : onSelectAll())}
            slotProps={{ input: { 'aria-label': t('browser.selectAll') } }}
          />
        </TableCell>
        {COLUMNS.map((column) => (
          <TableCell
            key={column}
            align={column === 'size' ? 'right' : 'left'}
            sortDirection={order.column === column ? (order.down ? 'desc' : 'asc') : false}
            sx={column === 'name' ? {} : { width: column === 'size' ? 110 : 210, ...WIDE_ONLY }}
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
        <TableCell sx={{ width: 48, p: 0 }}>
          <Box component="span" sx={visuallyHidden}>
            {t('browser.downloads')}
          </Box>
        </TableCell>
      </TableRow>
    </TableHead>
  );
}

type RowProps = EntryProps & { selected: boolean; onToggle: (path: string) => void; row: object };

function Row({ repository, archive, entry, selected, onToggle, row }: RowProps) {
  const { t } = useTranslation();
  return (
    <TableRow hover selected={selected} {...row}>
      <TableCell padding="checkbox">
        <Checkbox
          checked={selected}
          onChange={() => onToggle(entry.path)}
          slotProps={{ input: { 'aria-label': t('browser.select', { name: entry.name }) } }}
        />
      </TableCell>
      <TableCell>
        <Name repository={repository} archive={archive} entry={entry} />
      </TableCell>
      <TableCell align="right" sx={WIDE_ONLY}>
        {sizeOf(entry)}
      </TableCell>
      <TableCell sx={{ color: 'text.secondary', whiteSpace: 'nowrap', ...WIDE_ONLY }}>
        {entry.modified ? exact(new Date(entry.modified)) : ''}
      </TableCell>
      <TableCell sx={{ p: 0 }}>
        <Download repository={repository} archive={archive} entry={entry} />
      </TableCell>
    </TableRow>
  );
}
