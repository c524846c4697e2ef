import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fact, Facts, Mono, Moment } from '../shared/bits';
import { Failed } from '../shared/States';
import { useFocusAfter } from '../shared/useFocusAfter';
import type { Provider } from '../shared/wire';
import { UnlinkDialog } from './UnlinkDialog';
import { type Identity, type Standing, useLink } from './useIdentity';

type SingleProps = { standing: Standing; providers: Provider[] };

/** Who one is at a provider, and what can be done about it. */
export function SingleSignOn({ standing: { identity, local_password }, providers }: SingleProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Identity | null>(null);
  const [removed, setRemoved] = useState(false);
  const part = useFocusAfter(asked !== null);
  return (
    <Box ref={part} tabIndex={-1} sx={{ '&, &:focus-visible': { outline: 'none' } }}>
      {identity === null ? (
        <NotLinked providers={providers} />
      ) : (
        <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
          <Linked identity={identity} />
          {local_password ? (
            <Button variant="outlined" onClick={() => setAsked(identity)}>
              {t('singleSignOn.remove')}
            </Button>
          ) : (
            <Typography variant="body2">{t('singleSignOn.onlyWay')}</Typography>
          )}
        </Stack>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: removed ? 2 : 0 }}>
        {removed && t('singleSignOn.removed')}
      </Typography>
      {asked && (
        <UnlinkDialog
          name={asked.provider_name}
          onClose={() => setAsked(null)}
          onDone={() => {
            setRemoved(true);
            setAsked(null);
          }}
        />
      )}
    </Box>
  );
}

function NotLinked({ providers }: { providers: Provider[] }) {
  const { t } = useTranslation();
  const link = useLink();
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      <Typography variant="body2">{t('singleSignOn.none')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {providers.map(({ id, name }) => (
          <Button
            key={id}
            variant="outlined"
            disabled={link.isPending || link.isSuccess}
            onClick={() => link.mutate(id)}
          >
            {t('singleSignOn.link', { name })}
          </Button>
        ))}
      </Box>
      {link.error && <Failed problem={link.error} />}
    </Stack>
  );
}

const SHOWN = 24;

function Linked({ identity: { provider_name, subject, linked_at } }: { identity: Identity }) {
  const { t } = useTranslation();
  const facts: Fact[] = [
    [t('singleSignOn.provider'), provider_name],
    [
      t('singleSignOn.subject'),
      <span key="subject" title={subject}>
        <Mono>{subject.length > SHOWN ? `${subject.slice(0, SHOWN - 1)}…` : subject}</Mono>
      </span>,
    ],
    [t('singleSignOn.since'), <Moment key="since" at={linked_at} />],
  ];
  return <Facts facts={facts} />;
}
