import { Box, Button, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { soon } from '../shared/format';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { agentName } from './agent';
import { type SessionItem, useEndSession, useEndSessions, useSessions } from './useAccount';

/** Where somebody is signed in; each can be ended, and all others at once. */
export function Sessions({ whose }: { whose: number | 'own' }) {
  const { t } = useTranslation();
  const sessions = useSessions(whose);
  const end = useEndSession(whose);
  const endAll = useEndSessions(whose);
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  // What was pressed is gone with its line.
  const tell = (sentence: string) => {
    setSaid(sentence);
    list.current?.focus();
  };
  if (sessions.error) return <Failed problem={sessions.error} retry={() => void sessions.refetch()} />;
  if (!sessions.data) return <Loading rows={2} />;
  const all = [...sessions.data].sort((a, b) => Number(b.current) - Number(a.current));
  const others = all.filter((one) => !one.current).length;
  const problem = end.error ?? endAll.error;
  return (
    <Box ref={list} tabIndex={-1} sx={{ '&, &:focus-visible': { outline: 'none' } }}>
      {all.length === 0 ? (
        <Typography variant="body2">{t('sessions.none')}</Typography>
      ) : (
        <Panel>
          <List label={t('sessions.title')}>
            {all.map((one) => (
              <SessionLine
                key={one.id}
                session={one}
                busy={end.isPending}
                onEnd={(name) => end.mutate(one.id, { onSuccess: () => tell(t('sessions.endedOne', { name })) })}
              />
            ))}
          </List>
        </Panel>
      )}
      {problem && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={problem} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: others > 0 ? 2 : 0 }}>
        {others > 0 && (
          <Button
            variant="outlined"
            disabled={endAll.isPending}
            onClick={() => endAll.mutate(undefined, { onSuccess: (count) => tell(t('sessions.ended', { count })) })}
          >
            {t(whose === 'own' ? 'sessions.endOthers' : 'sessions.endAll')}
          </Button>
        )}
        <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
          {said}
        </Typography>
      </Box>
    </Box>
  );
}

type LineProps = { session: SessionItem; busy: boolean; onEnd: (name: string) => void };

function SessionLine({ session, busy, onEnd }: LineProps) {
  const { t } = useTranslation();
  const name = agentName(session.agent) || t('sessions.unknown');
  return (
    <Line>
      <Box sx={{ minWidth: 0, flex: '1 1 220px' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
          <Typography variant="body2" sx={{ fontWeight: 550 }} title={session.agent}>
            {name}
          </Typography>
          {session.current && <Mark meaning="good">{t('sessions.current')}</Mark>}
        </Box>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {[t(`sessions.${session.kind}`), session.address && t('sessions.from', { address: session.address })]
            .filter(Boolean)
            .join(', ')}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {t('sessions.begun')} <When at={session.created_at} />, {t('sessions.used')}{' '}
          <When at={session.last_used_at} />. {t('sessions.until', { time: soon(new Date(session.expires_at)) })}
        </Typography>
      </Box>
      {!session.current && (
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          aria-label={t('sessions.endOf', { name })}
          onClick={() => onEnd(name)}
          sx={{ alignSelf: 'center', my: 0.5 }}
        >
          {t('sessions.end')}
        </Button>
      )}
    </Line>
  );
}
