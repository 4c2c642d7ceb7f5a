import { useQuery } from '@tanstack/react-query';
import { api, type OwnUser, successful } from '../api/api';
import { useToken } from './session';

/** Who is logged in, as the server knows them. */
export function useOwnUser() {
  const token = useToken();
  return useQuery({
    // What is known is of this session alone, and is not kept beyond it.
    queryKey: ['own user', token],
    queryFn: ({ signal }) => fetchOwnUser(signal),
    enabled: token !== null,
    gcTime: 0,
  });
}

async function fetchOwnUser(signal: AbortSignal): Promise<OwnUser> {
  const { data } = await successful(api.GET('/auth/status', { signal }));
  return data;
}
