import { api, bearer, successful } from '../../../api/api';
import { Refused } from '../../../api/failures';

/** Makes the token worth nothing, which it may already be. */
export async function logout(token: string): Promise<void> {
  try {
    await successful(api.GET('/auth/logout', { headers: { Authorization: bearer(token) } }));
  } catch (error) {
    if (!(error instanceof Refused && error.status === 401)) {
      throw error;
    }
  }
}
