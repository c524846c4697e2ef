import { Box, Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../shared/Page';
import type { DrawingProps } from './Drawing';

const Drawing = lazy(async () => ({ default: (await import('./Drawing')).Drawing }));

type ChartProps = DrawingProps & {
  /** What the chart finds, as a sentence. */
  finding: string;
  /** Where its numbers come from. */
  source: string;
  columns: string[];
  rows: string[][];
};

/** A chart under the sentence it proves; the same numbers can be read as a table. */
export function ChartPart({ finding, source, columns, rows, ...drawing }: ChartProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel padded>
      <Box component="figure" aria-label={finding} sx={{ m: 0 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', justifyContent: 'space-between', mb: 1 }}>
          <Typography variant="h3" component="figcaption">
            {finding}
          </Typography>
          <Button
            size="small"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
            sx={{ flex: 'none', mt: -0.5, mr: -1 }}
          >
            {t(asTable ? 'chart.asChart' : 'chart.asTable')}
          </Button>
        </Box>
        {asTable ? (
          <Numbers label={finding} columns={columns} rows={rows} />
        ) : (
          <Suspense fallback={<Skeleton variant="rectangular" height={drawing.height ?? 220} />}>
            <Drawing {...drawing} />
          </Suspense>
        )}
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>
          {source}
        </Typography>
      </Box>
    </Panel>
  );
}

function Numbers({ label, columns, rows }: { label: string; columns: string[]; rows: string[][] }) {
  return (
    <Box tabIndex={0} role="region" aria-label={label} sx={{ maxHeight: 320, overflow: 'auto' }}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map((column, index) => (
              <TableCell key={column} align={index === 0 ? 'left' : 'right'}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row[0]}>
              {row.map((cell, index) => (
                <TableCell key={columns[index]} align={index === 0 ? 'left' : 'right'} sx={{ whiteSpace: 'nowrap' }}>
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
