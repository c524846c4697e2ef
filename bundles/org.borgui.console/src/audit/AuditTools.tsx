import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Mono } from '../shared/bits';
import { count } from '../shared/format';
import { Icon } from '../shared/icons';
import { Failed, Note } from '../shared/States';
import { useDownload } from '../shared/useDownload';
import { exportPath, FORMATS, useVerify, type Verdict } from './useAudit';

/** Looking through the whole record, and taking it along. */
export function AuditTools() {
  const { t } = useTranslation();
  const verify = useVerify();
  const take = useDownload();
  return (
    <Box sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          variant="outlined"
          startIcon={<Icon name="check" />}
          disabled={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t(verify.isPending ? 'audit.verifying' : 'audit.verify')}
        </Button>
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="outlined"
            startIcon={<Icon name="download" />}
            aria-label={t('audit.export', { format: format.toUpperCase() })}
            onClick={() => take.mutate(exportPath(format))}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Box>
      <Box role="status" sx={{ mt: verify.data ? 2 : 0, maxWidth: 760 }}>
        {verify.data && <Finding verdict={verify.data} />}
      </Box>
      {[verify.error, take.error].map(
        (problem, index) =>
          problem && (
            <Box key={index} sx={{ mt: 2, maxWidth: 760 }}>
              <Failed problem={problem} />
            </Box>
          ),
      )}
    </Box>
  );
}

function Finding({ verdict: { entries, signed, damages, key } }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const whole = damages.length === 0;
  return (
    <Note meaning={whole ? 'good' : 'failed'}>
      <Typography variant="body2">
        {whole
          ? t('audit.whole', { count: entries, shown: count(entries) })
          : t('audit.damaged', { count: damages.length, shown: count(damages.length) })}{' '}
        {signed > 0 ? t('audit.signed', { number: count(signed) }) : t('audit.unsigned')}
      </Typography>
      {damages.map((damage) => (
        <Typography key={damage} variant="body2">
          {damage}
        </Typography>
      ))}
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t('audit.key')} <Mono>{key}</Mono>
      </Typography>
    </Note>
  );
}
