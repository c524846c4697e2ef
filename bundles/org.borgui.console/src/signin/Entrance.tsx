import { Box } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Frame } from '../app/Frame';
import { Failed, PageLoading } from '../shared/States';
import type { News } from './comingBack';
import { EndingSignIn } from './EndingSignIn';
import { useComingBack, useToldHere } from './useNews';
import { isLeaving, useSession } from './useSession';

const SignInPage = lazy(async () => ({ default: (await import('./SignInPage')).SignInPage }));
const SecondFactorPage = lazy(async () => ({ default: (await import('./SecondFactorPage')).SecondFactorPage }));
const FirstPasswordPage = lazy(async () => ({ default: (await import('./FirstPasswordPage')).FirstPasswordPage }));

/** What stands before every place: signing in and, once, a password of one's own and a second factor. The address stays meanwhile. */
export function Entrance() {
  const { ends, news, tell } = useComingBack();
  return ends ? <EndingSignIn onRefused={tell} /> : <Inside news={news} />;
}

function Inside({ news }: { news: News | null }) {
  const session = useSession();
  const { data } = session;
  const told = useToldHere(news, data === undefined ? undefined : (data?.user.id ?? null));
  if (data === undefined) {
    return session.error ? (
      <Box component="main" sx={{ p: 3, maxWidth: 560, mx: 'auto' }}>
        <Failed problem={session.error} retry={() => void session.refetch()} />
      </Box>
    ) : (
      <Waiting />
    );
  }
  if (data === null) {
    return isLeaving() ? (
      <Waiting />
    ) : (
      <Suspense>
        <SignInPage refused={told instanceof Error ? told : null} />
      </Suspense>
    );
  }
  if (data.user.must_change_password || data.second_factor_required) {
    return <Suspense>{data.user.must_change_password ? <FirstPasswordPage /> : <SecondFactorPage />}</Suspense>;
  }
  return <Frame key={data.user.id} news={told} />;
}

const Waiting = () => (
  <Box component="main" sx={{ p: 4 }}>
    <PageLoading />
  </Box>
);
