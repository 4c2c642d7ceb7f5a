import { api, successful } from '../../../api/api';
import { type Credentials, useSignIn } from './useSignIn';

export function useLogin() {
  return useSignIn(async ({ email, password }: Pick<Credentials, 'email' | 'password'>) => {
    const { auth_token } = await successful(api.POST('/auth/login', { body: { email, password } }));
    return auth_token;
  });
}
