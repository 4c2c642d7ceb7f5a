import { useQuery } from '@tanstack/react-query';
import { api, successful } from '../api/api';
import { previousOf } from '../api/queries';
import { useToken } from './session';

/** The own account, with what only its owner may see. */
export function useAccount() {
  const token = useToken();
  return useQuery({
    // The data belongs to this session only, and is not kept after it.
    queryKey: ['account', token],
    queryFn: async ({ signal }) => {
      const { data } = await successful(api.GET('/auth/account', { signal }));
      return data;
    },
    enabled: token !== null,
    placeholderData: previousOf(token),
    gcTime: 0,
  });
}
