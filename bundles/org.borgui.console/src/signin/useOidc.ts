import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { address, api, keepSession, OIDC_STEP_UP, SESSION_OIDC, withQuery } from '../shared/api';
import { leaveFor } from '../shared/leave';
import type { Elsewhere, Session } from '../shared/wire';
import { ownPath } from './comingBack';

/** Where signing in at a provider begins; it ends at this path of the console. */
export const signInAddress = (provider: string, path: string): string =>
  address(withQuery(`api/auth/oidc/${encodeURIComponent(provider)}/login`, { return_to: path }));

let exchange: Promise<Session> | null = null;

/** Ends a sign-in at a provider. It can be ended once, so all who want that meanwhile get the same answer. */
export function endSignIn(): Promise<Session> {
  exchange ??= api
    .post<Session>(SESSION_OIDC, {})
    .then(keepSession)
    .finally(() => {
      exchange = null;
    });
  return exchange;
}

/** Leaves for the provider, which asks the person anew and sends them back to this page. */
export function useProviderStepUp() {
  const location = useLocation();
  return useMutation({
    mutationFn: async () => {
      const { authorization_url } = await api.post<Elsewhere>(OIDC_STEP_UP, { return_to: ownPath(location) });
      leaveFor(authorization_url);
    },
  });
}
