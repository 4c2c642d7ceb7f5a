import { useMutation, useQueryClient } from '@tanstack/react-query';
import { messages } from '../../../messages/messages';
import { session } from '../../../session/session';
import { text } from '../../../texts/texts';
import type { Credentials } from '../rules';

/**
 * What logging in and registering have in common: a session begins.
 *
 * @param send answers with the token of the session
 */
export function useSignIn(send: (credentials: Credentials) => Promise<string>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    // Also for who has gone on to another page meanwhile, and stays there.
    onSuccess: async (token) => {
      session.begin(token);
      messages.show('success', text('welcome'));
      await queries.invalidateQueries();
    },
  });
}
