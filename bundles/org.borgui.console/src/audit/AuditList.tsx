import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, WhenSeen } from '../shared/bits';
import { Mark } from '../shared/Mark';
import { place, useRows } from '../shared/rows';
import { AuditDetails } from './AuditDetails';
import type { AuditEntry } from './useAudit';
import { typeName, whoOf } from './words';

const COLUMNS = { xs: '1fr auto', md: '110px minmax(0, 1fr) 170px 150px 110px' };

type ListProps = { entries: AuditEntry[]; onNearEnd: () => void };

/** Entries below each other; each opens for its details. */
export function AuditList({ entries, onNearEnd }: ListProps) {
  const { t } = useTranslation();
  const now = useNow();
  const rows = useRows({ count: entries.length, height: 62, onNearEnd });
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) {
      next.add(id);
    }
    setOpen(next);
  };
  return (
    <Box component="ul" aria-label={t('settings.audit')} sx={{ listStyle: 'none', m: 0, p: 0 }} {...rows.list}>
      {rows.render(
        (index) => {
          const entry = entries[index];
          return (
            entry && (
              <Box
                component="li"
                {...rows.row(index)}
                {...place(index, entries.length)}
                sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'line', '&:first-of-type': { borderTop: 0 } }}
              >
                <EntryLine entry={entry} now={now} open={open.has(entry.id)} onToggle={() => toggle(entry.id)} />
                {open.has(entry.id) && <AuditDetails entry={entry} />}
              </Box>
            )
          );
        },
        (key, height) => (
          <li key={key} aria-hidden style={{ height }} />
        ),
      )}
    </Box>
  );
}

type LineProps = { entry: AuditEntry; now: Date; open: boolean; onToggle: () => void };

function EntryLine({ entry, now, open, onToggle }: LineProps) {
  const { t } = useTranslation();
  const name = typeName(entry.type);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: COLUMNS, columnGap: 2, rowGap: 0.25, alignItems: 'center' }}>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary', order: { xs: 2, md: 0 } }}>
        <WhenSeen at={entry.at} now={now} />
      </Typography>
      <Box sx={{ minWidth: 0, order: { xs: 0, md: 1 } }}>
        <Typography variant="body2" sx={{ fontWeight: 550 }}>
          {name}
        </Typography>
        {(entry.object || entry.action) && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {[entry.action, entry.object].filter(Boolean).join(' · ')}
          </Typography>
        )}
      </Box>
      <Typography
        variant="body2"
        sx={{ minWidth: 0, order: { xs: 3, md: 2 }, gridColumn: { xs: '1 / -1', md: 'auto' } }}
      >
        {whoOf(entry)}
        {entry.address && (
          <Typography
            component="span"
            variant="caption"
            sx={{ color: 'text.secondary', display: { md: 'block' }, ml: { xs: 1, md: 0 } }}
          >
            {entry.address}
          </Typography>
        )}
      </Typography>
      <Box sx={{ order: { xs: 4, md: 3 } }}>
        <Mark meaning={entry.success ? 'good' : 'failed'}>{t(entry.success ? 'audit.done' : 'audit.notDone')}</Mark>
      </Box>
      <Box sx={{ textAlign: 'right', order: { xs: 1, md: 4 } }}>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={t('audit.detailsOf', { name, id: entry.id })}
          onClick={onToggle}
        >
          {t('audit.details')}
        </Button>
      </Box>
    </Box>
  );
}
