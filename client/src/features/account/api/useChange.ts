import { useMutation, useQueryClient } from '@tanstack/react-query';
import { messages } from '../../../messages/messages';
import { session } from '../../../session/session';
import { translated } from '../../../texts/texts';

interface Done {
  message: string;
  /** The token of a session that takes the place of this one. */
  auth_token?: string;
}

/**
 * Shared by all changes of an account: says what the server said, and loads again what is shown.
 *
 * @param after what else is to be done, before that
 */
export function useChange<Values>(send: (values: Values) => Promise<Done>, after?: () => void | Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async ({ message, auth_token }) => {
      if (auth_token !== undefined) session.begin(auth_token);
      await after?.();
      messages.show('success', translated(message));
      // It is done, however long that takes.
      void queries.invalidateQueries();
    },
  });
}
