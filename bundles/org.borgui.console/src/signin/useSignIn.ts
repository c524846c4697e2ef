import { useMutation } from '@tanstack/react-query';
import { api, keepSession, SESSION, SESSION_CODE } from '../shared/api';
import type { CodeWanted, Session } from '../shared/wire';
import { useEnter } from './useSession';

/** A sign-in that waits for a code; it lives in memory only. */
export type Challenge = { token: string; password: string };

type Fields = { username: string; password: string };

/** Signs in; where a code is wanted as well, answers what the code has to go with. */
export async function signIn(fields: Fields): Promise<Session | Challenge> {
  const answer = await api.post<Session | CodeWanted>(SESSION, new URLSearchParams(fields));
  return answer.user === null
    ? { token: answer.login_challenge_token, password: fields.password }
    : keepSession(answer);
}

export async function giveCode({ token }: Challenge, code: string): Promise<Session> {
  return keepSession(await api.post<Session>(SESSION_CODE, { login_challenge_token: token, code: code.trim() }));
}

export function useSignIn(onCodeWanted: (challenge: Challenge) => void) {
  const enter = useEnter();
  return useMutation({
    mutationFn: signIn,
    onSuccess: (answer, { password }) => ('token' in answer ? onCodeWanted(answer) : enter(answer, password)),
  });
}

export function useGiveCode(challenge: Challenge) {
  const enter = useEnter();
  return useMutation({
    mutationFn: (code: string) => giveCode(challenge, code),
    onSuccess: (session) => enter(session, challenge.password),
  });
}
