import { useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * Changes something on the server. What is known under these names is asked for again then, and the change is over only
 * when what is shown of it has come.
 */
export function useChange<Fields = void, Answer = unknown>(
  names: readonly string[],
  change: (fields: Fields) => Promise<Answer>,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(names.map((name) => cache.invalidateQueries({ queryKey: [name] }))),
  });
}

/** Has the server begin a job. Nobody waits for the lists in which it will stand. */
export function useOrder<Fields = void, Answer = unknown>(order: (fields: Fields) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: order,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['jobs'] });
      void cache.invalidateQueries({ queryKey: ['activity'] });
    },
  });
}
