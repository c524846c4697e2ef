import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keepSession, SESSION, stepUp } from '../shared/api';
import { leaveFor } from '../shared/leave';
import { Problem } from '../shared/problem';
import { openQuestion } from '../shared/proof';
import { useChange } from '../shared/useChange';
import { hasSession, type SignInWay, wayOf } from './way';
import type { NoSession, Session, UserMe } from '../shared/wire';

/** The password of the sign-in that has to be followed by a new one, so that it is not asked for twice. */
let justTyped: string | null = null;

export const passwordJustTyped = () => justTyped;

/** Who has signed in here with a password since this page was loaded. */
let byPassword: number | null = null;

export const signedInByPassword = ({ id }: UserMe) => byPassword === id;

/** Who is signed in. While somebody is asked for the password, a session that is over may be followed by another. */
export async function currentSession(signal: AbortSignal): Promise<Session | null> {
  const before = openQuestion();
  const session = await ask(signal);
  const question = openQuestion() ?? before;
  if (session === null && question !== null) {
    await question;
    return currentSession(signal);
  }
  if (session === null) {
    justTyped = null;
    byPassword = null;
  }
  return session;
}

async function ask(signal: AbortSignal): Promise<Session | null> {
  try {
    const session = await api.get<Session | NoSession>(SESSION, signal);
    return session.user === null ? null : keepSession(session);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

/** Who is signed in in this browser: null when nobody is. */
export function useSession() {
  return useQuery({ queryKey: ['session'], queryFn: ({ signal }) => currentSession(signal), staleTime: 60_000 });
}

/** The signed-in person; only for what lies behind the entrance. */
export function useMe(): UserMe {
  const { data } = useSession();
  if (!data) {
    throw new Error('Nobody is signed in.');
  }
  return data.user;
}

/** What vouches for the signed-in person. */
export function useSignInWay(): SignInWay {
  return wayOf(useSession().data?.sign_in);
}

/** Whether the signed-in person has a session of this server, which can be signed out of. */
export const useHasSession = (): boolean => hasSession(useSignInWay());

/** Goes in with a session that was just begun with this password, or without one. */
export function useEnter() {
  const cache = useQueryClient();
  return (session: Session, password: string | null) => {
    byPassword = password === null ? null : session.user.id;
    justTyped = session.user.must_change_password ? password : null;
    cache.setQueryData(['session'], session);
  };
}

let leaving = false;

/** Whether the person has signed out here and is on the way to where they sign out of a provider, too. */
export const isLeaving = (): boolean => leaving;

export async function signOut(): Promise<void> {
  const answer = await api.post<{ logout_url?: string | null } | undefined>('api/auth/logout');
  if (answer?.logout_url) {
    leaveFor(answer.logout_url);
    leaving = true;
  }
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSettled: () => {
      justTyped = null;
      byPassword = null;
      cache.setQueryData(['session'], null);
    },
  });
}

/** Proves the person anew by the password, and a code where one is wanted. */
export function useStepUp() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: stepUp,
    onSuccess: (renewed) =>
      cache.setQueryData<Session | null>(['session'], (before) => before && { ...before, ...renewed }),
  });
}

export const useChangePassword = () =>
  useChange(
    ['session', 'sessions'],
    async (fields: { current_password: string; new_password: string; code: string | null }) => {
      await api.post('api/auth/change-password', fields);
      justTyped = null;
    },
  );
