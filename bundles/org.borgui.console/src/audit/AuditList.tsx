import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, WhenSeen } from '../shared/bits';
import { Mark } from '../shared/Mark';
import { place, useRows } from '../shared/rows';
import { AuditDetails } from './AuditDetails';
import type { AuditEntry } from './useAudit';
import { typeName, whoOf } from './words';

const LINE = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', md: '110px minmax(0, 1fr) 180px 120px 100px' },
  gridTemplateAreas: { xs: '"what more" "who who" "when mark"', md: '"when what who mark more"' },
  columnGap: 2,
  rowGap: 0.25,
  alignItems: 'center',
} as const;

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
    <Box sx={LINE}>
      <Box sx={{ gridArea: 'what', minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 550 }}>
          {name}
        </Typography>
        {(entry.object || entry.action) && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {[entry.action, entry.object].filter(Boolean).join(' · ')}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" component="div" sx={{ gridArea: 'when', color: 'text.secondary' }}>
        <WhenSeen at={entry.at} now={now} />
      </Typography>
      <Typography variant="body2" component="div" sx={{ gridArea: 'who', minWidth: 0 }}>
        {whoOf(entry)}{' '}
        <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', display: { md: 'block' } }}>
          {entry.address}
        </Box>
      </Typography>
      <Box sx={{ gridArea: 'mark' }}>
        <Mark meaning={entry.success ? 'good' : 'failed'}>{t(entry.success ? 'audit.done' : 'audit.notDone')}</Mark>
      </Box>
      <Box sx={{ gridArea: 'more', textAlign: 'right' }}>
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
