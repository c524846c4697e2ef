import { Box, Button, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConnection } from '../events/LiveUpdates';
import { clock } from '../shared/format';
import { Icon } from '../shared/icons';
import { Shape } from '../shared/Mark';
import { useHasSession, useMe, useSignOut } from '../signin/useSession';
import { Brand } from './Brand';
import { Search } from './Search';

export function TopLine() {
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        gap: 1,
        minHeight: 56,
        pt: { xs: 0.75, sm: 0 },
        pb: { xs: 0.75, sm: 0 },
        px: { xs: 2, sm: 3, lg: 5 },
        borderBottom: 1,
        borderColor: 'line',
        '@media print': { display: 'none' },
      }}
    >
      <Box sx={{ display: { xs: 'block', md: 'none' } }}>
        <Brand small />
      </Box>
      <Box sx={{ flex: 1 }} />
      <NotConnected />
      <Search />
      <Person />
    </Box>
  );
}

/** Says that live changes do not arrive, and since when. */
function NotConnected() {
  const { t } = useTranslation();
  const connection = useConnection();
  if (connection.state !== 'lost') {
    return null;
  }
  const since = clock(new Date(connection.since));
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        color: 'warning.main',
        minWidth: 0,
        // A line of its own where the top line is full.
        order: { xs: 1, sm: 0 },
        flexBasis: { xs: '100%', sm: 'auto' },
        pb: { xs: 0.25, sm: 0 },
      }}
    >
      <Shape meaning="attention" />
      <Typography variant="caption">{t('frame.notConnected', { since })}</Typography>
    </Box>
  );
}

function Person() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const hasSession = useHasSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={<Icon name="person" />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t('frame.person', { name: me.username })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ maxWidth: { xs: 120, sm: 240 } }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {me.username}
        </Box>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem component={Link} to="/settings/account" onClick={close}>
          {t('settings.account')}
        </MenuItem>
        {hasSession && <MenuItem onClick={() => signOut.mutate()}>{t('account.signOut')}</MenuItem>}
      </Menu>
    </>
  );
}
