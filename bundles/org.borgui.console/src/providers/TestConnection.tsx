import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Mono } from '../shared/bits';
import { Failed, Note } from '../shared/States';
import { type Draft, wireOf } from './provider';
import type { Tested, useTestProvider } from './useSignInProviders';

/** Asks whether the provider can be worked with, before it is kept. */
export function TestConnection({ test, draft }: { test: ReturnType<typeof useTestProvider>; draft: Draft }) {
  const { t } = useTranslation();
  return (
    <Box>
      <Button
        variant="outlined"
        disabled={test.isPending || !draft.issuer.trim()}
        onClick={() => test.mutate(wireOf(draft))}
        sx={{ mb: test.isIdle ? 0 : 2 }}
      >
        {t(test.isPending ? 'providers.testing' : 'providers.test')}
      </Button>
      {test.error && <Failed problem={test.error} />}
      {test.data && <Answer answer={test.data} />}
    </Box>
  );
}

function Answer({ answer: { issuer, ends_sessions, tells_ends } }: { answer: Tested }) {
  const { t } = useTranslation();
  return (
    <Box role="status">
      <Note meaning="good">
        <Typography variant="body2">
          {t('providers.answers')} <Mono>{issuer}</Mono>
        </Typography>
        <Typography variant="body2" sx={{ mt: 1 }}>
          {t(ends_sessions ? 'providers.endsSessions' : 'providers.endsNoSessions')}{' '}
          {t(tells_ends ? 'providers.tellsEnds' : 'providers.tellsNoEnds')}
        </Typography>
      </Note>
    </Box>
  );
}
