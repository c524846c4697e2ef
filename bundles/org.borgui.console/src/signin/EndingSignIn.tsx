import { LinearProgress, Typography } from '@mui/material';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ownPath } from './comingBack';
import { Threshold } from './Threshold';
import { endSignIn } from './useOidc';
import { useEnter } from './useSession';

/** Ends a sign-in at a provider, whatever comes of it, and leaves no trace of it in the address. */
export function EndingSignIn({ onRefused }: { onRefused: (problem: Error) => void }) {
  const { t } = useTranslation();
  const location = useLocation();
  const navigate = useNavigate();
  const enter = useEnter();
  const end = useEffectEvent(() =>
    endSignIn()
      .then((session) => enter(session, null), onRefused)
      .then(() => navigate(ownPath(location), { replace: true })),
  );
  useEffect(() => void end(), []);
  return (
    <Threshold title={t('signIn.title')}>
      <Typography role="status" variant="body2" sx={{ mb: 2 }}>
        {t('signIn.ending')}
      </Typography>
      <LinearProgress aria-label={t('signIn.ending')} />
    </Threshold>
  );
}
