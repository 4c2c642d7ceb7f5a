import { useMutation, useQueryClient } from '@tanstack/react-query';
import { messages } from '../../../messages/messages';
import { session } from '../../../session/session';
import { text } from '../../../texts/texts';

export interface Credentials {
  username: string;
  email: string;
  password: string;
}

/**
 * Shared by login and registration: begins a session.
 *
 * @param send returns the token of the session; null if the email has to be confirmed before
 */
export function useSignIn<Name extends keyof Credentials>(
  send: (credentials: Pick<Credentials, Name>) => Promise<string | null>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    // Also shown if the user has already gone to another page, where they stay.
    onSuccess: async (token) => {
      if (token === null) return;
      session.begin(token);
      messages.show('success', text('welcome'));
      await queries.invalidateQueries();
    },
  });
}
