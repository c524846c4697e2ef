import { Box } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Frame } from '../app/Frame';
import { Failed, PageLoading } from '../shared/States';
import { useSession } from './useSession';

const SignInPage = lazy(async () => ({ default: (await import('./SignInPage')).SignInPage }));
const SecondFactorPage = lazy(async () => ({ default: (await import('./SecondFactorPage')).SecondFactorPage }));
const FirstPasswordPage = lazy(async () => ({ default: (await import('./FirstPasswordPage')).FirstPasswordPage }));

/** What stands before every place: signing in and, once, a password of one's own and a second factor. The address stays meanwhile. */
export function Entrance() {
  const session = useSession();
  if (session.data === undefined) {
    return session.error ? (
      <Box component="main" sx={{ p: 3, maxWidth: 560, mx: 'auto' }}>
        <Failed problem={session.error} retry={() => void session.refetch()} />
      </Box>
    ) : (
      <Box component="main" sx={{ p: 4 }}>
        <PageLoading />
      </Box>
    );
  }
  const { data } = session;
  if (data === null) {
    return (
      <Suspense>
        <SignInPage />
      </Suspense>
    );
  }
  if (data.user.must_change_password || data.second_factor_required) {
    return <Suspense>{data.user.must_change_password ? <FirstPasswordPage /> : <SecondFactorPage />}</Suspense>;
  }
  return <Frame key={data.user.id} />;
}
