import { api, successful } from '../../../api/api';
import { useSignIn } from './useSignIn';

export function useRegister() {
  return useSignIn(async (user) => {
    const { auth_token } = await successful(api.POST('/auth/register', { body: user }));
    return auth_token;
  });
}
