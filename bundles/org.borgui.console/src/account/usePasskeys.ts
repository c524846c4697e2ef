import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';
import { makePasskey } from '../signin/passkey';

export type PasskeyItem = {
  id: number;
  name: string;
  created_at: string;
  last_used_at: string | null;
  /** It signs nobody in any more: there seem to be two of it. */
  blocked: boolean;
};

/** A passkey to be made, and what proves the person before. */
export type NewPasskey = { name: string; current_password: string; code: string | null };

type Question = { ceremony_token: string; options: PublicKeyCredentialCreationOptionsJSON };

const PASSKEYS = 'api/auth/passkeys';
const CHANGED = ['passkeys', 'session'];

export function usePasskeys() {
  return useQuery({ queryKey: ['passkeys'], queryFn: ({ signal }) => api.get<PasskeyItem[]>(PASSKEYS, signal) });
}

/** Makes a passkey; null when the person breaks off in the browser. */
export async function addPasskey({ name, ...proof }: NewPasskey): Promise<PasskeyItem | null> {
  const { ceremony_token, options } = await api.post<Question>(`${PASSKEYS}/register/options`, proof);
  const credential = await makePasskey(options);
  return credential && api.post<PasskeyItem>(`${PASSKEYS}/register/verify`, { ceremony_token, credential, name });
}

export const useAddPasskey = () => useChange(CHANGED, addPasskey);

export const useRenamePasskey = (id: PasskeyItem['id']) =>
  useChange(['passkeys'], (name: string) => api.put<PasskeyItem>(`${PASSKEYS}/${id}`, { name }));

export const useRemovePasskey = (id: PasskeyItem['id']) => useChange(CHANGED, () => api.delete(`${PASSKEYS}/${id}`));
