import { post } from '../../../api/request';

/** The token of the new session. */
export async function login(credentials: { email: string; password: string }): Promise<string> {
  const { auth_token } = await post<{ auth_token: string }>('/auth/login', credentials);
  return auth_token;
}
