import { api, successful } from '../../../api/api';

/** The token of the new user's first session. */
export async function register(user: { username: string; email: string; password: string }): Promise<string> {
  const { auth_token } = await successful(api.POST('/auth/register', { body: user }));
  return auth_token;
}
