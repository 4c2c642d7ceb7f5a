import { useQuery } from '@tanstack/react-query';
import { api, type OwnUser, successful } from '../api/api';
import { previousOf } from '../api/queries';
import { useToken } from './session';

/** The logged-in user, from the server. */
export function useOwnUser() {
  const token = useToken();
  return useQuery({
    // The data belongs to this session only, and is not kept after it.
    queryKey: ['own user', token],
    queryFn: ({ signal }) => fetchOwnUser(signal),
    enabled: token !== null,
    placeholderData: previousOf(token),
    gcTime: 0,
  });
}

async function fetchOwnUser(signal: AbortSignal): Promise<OwnUser> {
  const { data } = await successful(api.GET('/auth/status', { signal }));
  return data;
}
