import { api, successful } from '../../../api/api';

/** The token of the new session. */
export async function login(credentials: { email: string; password: string }): Promise<string> {
  const { auth_token } = await successful(api.POST('/auth/login', { body: credentials }));
  return auth_token;
}
