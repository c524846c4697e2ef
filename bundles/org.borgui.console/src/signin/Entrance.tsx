import { Box } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Frame } from '../app/Frame';
import { Failed, PageLoading } from '../shared/States';
import { useSession } from './useSession';

const SignInPage = lazy(async () => ({ default: (await import('./SignInPage')).SignInPage }));
const FirstPasswordPage = lazy(async () => ({ default: (await import('./FirstPasswordPage')).FirstPasswordPage }));

/** What stands before every place: signing in and, once, a password of one's own. The address stays meanwhile. */
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
  if (session.data !== null && !session.data.user.must_change_password) {
    return <Frame key={session.data.user.id} />;
  }
  return <Suspense>{session.data === null ? <SignInPage /> : <FirstPasswordPage />}</Suspense>;
}
