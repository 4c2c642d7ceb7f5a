import { useQuery } from '@tanstack/react-query';
import { api, successful } from './api';

/** What this installation offers. Without an answer, nothing more than an older server does. */
export function useOptions() {
  return useQuery({
    queryKey: ['options'],
    queryFn: async ({ signal }) => {
      const { data } = await successful(api.GET('/auth/options', { signal }));
      return data;
    },
    staleTime: Infinity,
  });
}
