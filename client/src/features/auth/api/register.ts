import { post } from '../../../api/request';

/** The token of the new user's first session. */
export async function register(user: { username: string; email: string; password: string }): Promise<string> {
  const { auth_token } = await post<{ auth_token: string }>('/auth/register', user);
  return auth_token;
}
