import { QueryClient } from '@tanstack/react-query';
import { whenSignedOut } from '../shared/api';
import { Problem } from '../shared/problem';
import type { Session } from '../shared/wire';

/**
 * All that is known of the server. It is asked again on focus and by events, never on a timer while events arrive. What
 * was typed into a change, such as a password, is forgotten with the form it was typed into.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, problem) => failures < 2 && problem instanceof Problem && problem.status === 0,
    },
    mutations: { networkMode: 'always', gcTime: 0 },
  },
});

whenSignedOut(() => void queryClient.invalidateQueries({ queryKey: ['session'] }));

/** Whose session is known: a number, null for nobody's, and undefined before the server has said. */
let whose: number | null | undefined;

queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || query.queryKey[0] !== 'session' || query.state.data === undefined) {
    return;
  }
  const before = whose;
  whose = (query.state.data as Session | null)?.user.id ?? null;
  if (before !== undefined && before !== whose) {
    queryClient.removeQueries({ predicate: (other) => other !== query });
    queryClient.getMutationCache().clear();
  }
});
