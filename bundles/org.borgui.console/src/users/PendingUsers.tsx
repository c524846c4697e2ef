import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Section } from '../shared/Page';
import { Failed } from '../shared/States';
import { useFocusAfter } from '../shared/useFocusAfter';
import { RefuseDialog } from './RefuseDialog';
import { type PendingUser, useLetIn, usePendingUsers } from './useUsers';

type Done = { what: 'letIn' | 'refused'; name: string };

/** People who came by a provider and may not sign in yet; nothing while there are none. */
export function PendingUsers() {
  const { t } = useTranslation();
  const { data = [], error, refetch } = usePendingUsers();
  const [refusing, setRefusing] = useState<PendingUser | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const letIn = useLetIn();
  const part = useFocusAfter(refusing !== null);
  const end = (what: Done['what'], { username }: PendingUser) => {
    setRefusing(null);
    setDone({ what, name: username });
    // What was pressed is gone with its line.
    part.current?.focus();
  };
  return (
    <Box ref={part} tabIndex={-1} sx={{ '&, &:focus-visible': { outline: 'none' } }}>
      {error && (
        <Box sx={{ mb: 3 }}>
          <Failed problem={error} retry={() => void refetch()} />
        </Box>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mb: done ? 2 : 0 }}>
        {done && t(`pending.${done.what}`, { name: done.name })}
      </Typography>
      {data.length > 0 && (
        <Section title={t('pending.title')}>
          <List label={t('pending.title')}>
            {data.map((one) => (
              <PendingLine
                key={one.id}
                user={one}
                busy={letIn.isPending}
                onLetIn={() => letIn.mutate(one, { onSuccess: () => end('letIn', one) })}
                onRefuse={() => setRefusing(one)}
              />
            ))}
          </List>
        </Section>
      )}
      {letIn.error && (
        <Box sx={{ mb: 3 }}>
          <Failed problem={letIn.error} />
        </Box>
      )}
      {refusing && (
        <RefuseDialog user={refusing} onDone={() => end('refused', refusing)} onClose={() => setRefusing(null)} />
      )}
    </Box>
  );
}

type LineProps = { user: PendingUser; busy: boolean; onLetIn: () => void; onRefuse: () => void };

function PendingLine({ user, busy, onLetIn, onRefuse }: LineProps) {
  const { t } = useTranslation();
  const { username: name, full_name, email, provider_name, asked_at } = user;
  return (
    <Line>
      <Box sx={{ minWidth: 0, flex: '1 1 240px' }}>
        <Typography variant="body2" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {[full_name, email].filter(Boolean).join(' · ')}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {t('pending.came', { provider: provider_name })} <When at={asked_at} />
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignSelf: 'center', gap: 1, my: 0.5 }}>
        <Button
          size="small"
          variant="contained"
          aria-label={t('pending.letInOf', { name })}
          disabled={busy}
          onClick={onLetIn}
        >
          {t('pending.letInAction')}
        </Button>
        <Button size="small" variant="outlined" aria-label={t('pending.refuseOf', { name })} onClick={onRefuse}>
          {t('pending.refuse')}
        </Button>
      </Box>
    </Line>
  );
}
