import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, successful, type UserPage } from '../../../api/api';
import { previousOf } from '../../../api/queries';
import { useToken } from '../../../session/session';
import type { View } from '../usePlace';

const PAGE_SIZE = 25;

export function useUsers(view: View) {
  const token = useToken();
  const queries = useQueryClient();
  return useQuery({
    // What a member sees may not be for others, so it is not shown after the session. What a guest saw, a member may see.
    queryKey: ['users', token, view],
    queryFn: ({ signal }) => fetchUsers(view, signal),
    placeholderData: (previous: UserPage | undefined, query) =>
      previousOf(token)(previous, query) ?? queries.getQueryData<UserPage>(['users', null, view]),
  });
}

async function fetchUsers({ q, order, after }: View, signal: AbortSignal): Promise<UserPage> {
  const query = { limit: PAGE_SIZE, order, count: true, ...(q !== '' && { q }), ...(after !== null && { after }) };
  const { data } = await successful(api.GET('/users', { params: { query }, signal }));
  return data;
}
