import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, successful } from '../../../api/api';
import { previousOf } from '../../../api/queries';
import { useToken } from '../../../session/session';

export type Session = components['schemas']['Session'];

/** The sessions of the own account, newest first. */
export function useSessions() {
  const token = useToken();
  return useQuery({
    queryKey: ['sessions', token],
    queryFn: async ({ signal }): Promise<Session[]> => {
      const { data } = await successful(api.GET('/auth/sessions', { signal }));
      return data.sessions;
    },
    enabled: token !== null,
    placeholderData: previousOf(token),
    gcTime: 0,
  });
}
