import { useMutation, useQueryClient } from '@tanstack/react-query';
import { messages } from '../../../messages/messages';

/**
 * Does something to somebody, says so, and loads again what is shown.
 *
 * @param send returns what to say
 */
export function useAction<Values>(send: (values: Values) => Promise<string>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (said) => {
      messages.show('success', said);
      // It is done, however long that takes.
      void queries.invalidateQueries();
    },
  });
}
