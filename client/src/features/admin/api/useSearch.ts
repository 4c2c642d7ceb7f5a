import { useQuery } from '@tanstack/react-query';
import { api, successful } from '../../../api/api';
import { previousOf } from '../../../api/queries';
import { useToken } from '../../../session/session';
import type { Search } from '../search';

const PAGE_SIZE = 25;

/** The users that an admin searches for, newest first. */
export function useSearch(search: Search) {
  const token = useToken();
  return useQuery({
    queryKey: ['search', token, search],
    queryFn: async ({ signal }) => {
      const { data } = await successful(
        api.GET('/users/search', { params: { query: { limit: PAGE_SIZE, ...search } }, signal }),
      );
      return data;
    },
    enabled: token !== null,
    placeholderData: previousOf(token),
    gcTime: 0,
  });
}
