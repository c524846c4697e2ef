import { QueryClient } from '@tanstack/react-query';
import { whenSignedOut } from '../shared/api';
import { Problem } from '../shared/problem';

/** All that is known of the server. It is asked again on focus and by events, never on a timer while events arrive. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, problem) => failures < 2 && problem instanceof Problem && problem.status === 0,
    },
    mutations: { networkMode: 'always' },
  },
});

whenSignedOut(() => void queryClient.resetQueries({ queryKey: ['session'] }));
