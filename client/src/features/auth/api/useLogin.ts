import { api, successful } from '../../../api/api';
import { useSignIn } from './useSignIn';

export function useLogin() {
  return useSignIn(async ({ email, password }) => {
    const { auth_token } = await successful(api.POST('/auth/login', { body: { email, password } }));
    return auth_token;
  });
}
