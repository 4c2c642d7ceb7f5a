import { useQuery } from '@tanstack/react-query';
import { api, successful } from '../../../api/api';
import { useOptions } from '../../../api/useOptions';
import { useToken } from '../../../session/session';

/** The mail that waits; nothing where no mail is sent. */
export function useMailState() {
  const token = useToken();
  const { data: options } = useOptions();
  return useQuery({
    queryKey: ['mail', token],
    queryFn: async ({ signal }) => {
      const { data } = await successful(api.GET('/users/mail', { signal }));
      return data;
    },
    enabled: token !== null && options?.mail === true,
    gcTime: 0,
  });
}
