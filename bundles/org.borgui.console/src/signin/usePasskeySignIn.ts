import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, keepSession, PASSKEY_QUESTION, SESSION_PASSKEY } from '../shared/api';
import type { Session } from '../shared/wire';
import { choosePasskey } from './passkey';
import { useEnter } from './useSession';

type Question = { ceremony_token: string; options: PublicKeyCredentialRequestOptionsJSON };

/** What a passkey answered, and to which question. */
export type Answer = { ceremony_token: string; credential: unknown };

/** A browser has one question open at a time: the next one ends it. */
let open = new AbortController();

function begin(): AbortController {
  open.abort();
  open = new AbortController();
  return open;
}

async function ask(signal: AbortSignal, mediation?: CredentialMediationRequirement): Promise<Answer | null> {
  const { ceremony_token, options } = await api.post<Question>(PASSKEY_QUESTION, {});
  const credential = await choosePasskey(options, mediation ? { mediation, signal } : { signal });
  return credential && { ceremony_token, credential };
}

/** Signs in with the passkey that was chosen, or asks for one; null when the person chooses none. */
export async function signInWithPasskey(chosen: Answer | null): Promise<Session | null> {
  const answer = chosen ?? (await ask(begin().signal));
  return answer && keepSession(await api.post<Session>(SESSION_PASSKEY, answer));
}

export function usePasskeySignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: signInWithPasskey,
    onSuccess: (session) => session && enter(session, null),
  });
}

async function fill(signal: AbortSignal): Promise<Answer | null> {
  const possible = await PublicKeyCredential.isConditionalMediationAvailable?.();
  return possible && !signal.aborted ? ask(signal, 'conditional') : null;
}

/** Has the browser offer passkeys where it fills in the user name, until it is told to stop. */
export function autofill(onChosen: (answer: Answer) => void): () => void {
  const own = begin();
  void fill(own.signal)
    // Nobody has asked for it, so nobody is told.
    .catch(() => null)
    .then((answer) => {
      if (answer && !own.signal.aborted) onChosen(answer);
    });
  return () => own.abort();
}

/** The same while it is wanted. */
export function useAutofill(wanted: boolean, onChosen: (answer: Answer) => void) {
  useEffect(() => (wanted ? autofill(onChosen) : undefined), [wanted, onChosen]);
}
