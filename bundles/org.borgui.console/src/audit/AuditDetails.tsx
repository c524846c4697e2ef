import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { type Fact, Facts, Mono, TextLink } from '../shared/bits';
import { exact } from '../shared/format';
import type { AuditChange, AuditEntry } from './useAudit';
import { fateOf, pageOf, wayName, whoOf } from './words';

/** All that is known of an entry, and the documents that were changed by it. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const page = pageOf(entry.object);
  const mono = (text: string) => <Mono>{text}</Mono>;
  const facts: (Fact | false)[] = [
    [t('audit.number'), String(entry.id)],
    [t('audit.time'), exact(new Date(entry.at))],
    entry.detail !== null && entry.detail !== '' && [t('audit.detail'), entry.detail],
    [
      t('audit.who'),
      [whoOf(entry), entry.user_id !== null && `(${t('audit.userNumber', { id: entry.user_id })})`]
        .filter(Boolean)
        .join(' '),
    ],
    entry.way !== '' && [t('audit.ways'), wayName(entry.way)],
    entry.address !== '' && [t('audit.address'), mono(entry.address)],
    entry.action !== '' && [t('audit.action'), mono(entry.action)],
    entry.object !== '' && [
      t('audit.object'),
      page ? <TextLink to={page}>{entry.object}</TextLink> : mono(entry.object),
    ],
    entry.request_id !== '' && [t('audit.request'), mono(entry.request_id)],
    [t('audit.hash'), mono(entry.hash)],
  ];
  return (
    <Box sx={{ mt: 1.5, mb: 1, p: 2, bgcolor: 'sunken', borderRadius: 0.5 }}>
      <Facts facts={facts.filter((fact) => fact !== false)} />
      {entry.changes.length > 0 && <Changes changes={entry.changes} />}
    </Box>
  );
}

function Changes({ changes }: { changes: AuditChange[] }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {t('audit.changes')}
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mb: 1 }}>
        {t('audit.changesHelp')}
      </Typography>
      <Table size="small" aria-label={t('audit.changes')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('audit.document')}</TableCell>
            <TableCell>{t('audit.before')}</TableCell>
            <TableCell>{t('audit.after')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map((change) => (
            <TableRow key={`${change.collection} ${change.id}`}>
              <TableCell>
                {change.collection}/{change.id}{' '}
                <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
                  ({t(`audit.fate.${fateOf(change)}`)})
                </Typography>
              </TableCell>
              <TableCell>{change.before && <Mono>{change.before}</Mono>}</TableCell>
              <TableCell>{change.after && <Mono>{change.after}</Mono>}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
