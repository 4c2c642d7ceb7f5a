import { useNavigate } from 'react-router';
import { api, successful } from '../api/api';
import { bearer } from '../api/bearer';
import { Refused } from '../api/failures';
import { messages } from '../messages/messages';
import { paths } from '../paths';
import { text } from '../texts/texts';
import { session } from './session';

/** Logs out, and opens the page that says so. Going back skips it. */
export function useLogout(): () => void {
  const navigate = useNavigate();
  return () => {
    const token = session.token();
    void navigate(paths.logout, { replace: true, state: { isDone: true } });
    if (token === null) return;
    // Whatever the server answers, the user is logged out here.
    session.end();
    tell(token).catch(() => messages.show('danger', text('logout.untold')));
  };
}

/** Revokes the token, which may already be invalid. */
async function tell(token: string): Promise<void> {
  try {
    await successful(api.GET('/auth/logout', { headers: { Authorization: bearer(token) } }));
  } catch (error) {
    if (!(error instanceof Refused && error.status === 401)) {
      throw error;
    }
  }
}
