import { api, successful } from '../../../api/api';
import { type Credentials, useSignIn } from './useSignIn';

export function useRegister() {
  return useSignIn(async (user: Credentials) => {
    const answer = await successful(api.POST('/auth/register', { body: user }));
    return 'auth_token' in answer ? answer.auth_token : null;
  });
}
