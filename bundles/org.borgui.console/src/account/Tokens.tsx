import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mono, useNow, When } from '../shared/bits';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { exact } from '../shared/format';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { NewTokenDialog } from './NewTokenDialog';
import { ScopeWords } from './ScopeWords';
import { type TokenItem, useRevokeToken, useTokens } from './useAccount';

/** The API tokens of somebody; only one's own can be made and revoked. */
export function Tokens({ whose }: { whose: number | 'own' }) {
  const { t } = useTranslation();
  const tokens = useTokens(whose);
  const [making, setMaking] = useState(false);
  const own = whose === 'own';
  if (tokens.error) return <Failed problem={tokens.error} retry={() => void tokens.refetch()} />;
  if (!tokens.data) return <Loading rows={2} />;
  return (
    <>
      {tokens.data.length === 0 ? (
        <Typography variant="body2">{t(own ? 'tokens.none' : 'tokens.noneOfUser')}</Typography>
      ) : (
        <Panel>
          <List label={t('tokens.title')}>
            {tokens.data.map((one) => (
              <TokenLine key={one.id} token={one} own={own} />
            ))}
          </List>
        </Panel>
      )}
      {own && (
        <Button variant="outlined" onClick={() => setMaking(true)} sx={{ mt: 2 }}>
          {t('tokens.new')}
        </Button>
      )}
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
    </>
  );
}

function TokenLine({ token, own }: { token: TokenItem; own: boolean }) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState(false);
  return (
    <Line>
      <Box sx={{ minWidth: 0, flex: '1 1 220px' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <Typography variant="body2" sx={{ fontWeight: 550, minWidth: 0 }}>
            {token.name}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            <Mono>{token.prefix}…</Mono>
          </Typography>
        </Box>
        <ScopeWords scopes={token.scopes} />
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {t('tokens.used')} <When at={token.last_used_at} />. <Expiry at={token.expires_at} />
        </Typography>
      </Box>
      {own && (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('tokens.revokeOf', { name: token.name })}
          onClick={() => setRevoking(true)}
          sx={{ alignSelf: 'center', my: 0.5 }}
        >
          {t('tokens.revoke')}
        </Button>
      )}
      {revoking && <RevokeDialog token={token} onClose={() => setRevoking(false)} />}
    </Line>
  );
}

function Expiry({ at }: { at: string | null }) {
  const { t } = useTranslation();
  const now = useNow(60);
  if (at === null) {
    return <Mark meaning="attention">{t('tokens.forever')}</Mark>;
  }
  const end = new Date(at);
  return end < now ? (
    <Mark meaning="failed">{t('tokens.expired')}</Mark>
  ) : (
    <>{t('tokens.until', { time: exact(end) })}</>
  );
}

function RevokeDialog({ token, onClose }: { token: TokenItem; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useRevokeToken(token.id);
  return (
    <ConfirmDialog
      title={t('tokens.revokeTitle', { name: token.name })}
      name={token.name}
      action={t('tokens.revokeAction')}
      busy={revoke.isPending}
      problem={revoke.error}
      onClose={onClose}
      onConfirm={() => revoke.mutate(undefined, { onSuccess: onClose })}
    >
      {t('tokens.revokeLead')}
    </ConfirmDialog>
  );
}
