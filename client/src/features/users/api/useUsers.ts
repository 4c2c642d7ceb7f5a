import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, successful, type UserPage } from '../../../api/api';
import type { View } from '../usePlace';

const PAGE_SIZE = 25;

export function useUsers(view: View) {
  return useQuery({
    queryKey: ['users', view],
    queryFn: ({ signal }) => fetchUsers(view, signal),
    placeholderData: keepPreviousData,
  });
}

async function fetchUsers({ q, order, after }: View, signal: AbortSignal): Promise<UserPage> {
  const query = { limit: PAGE_SIZE, order, count: true, ...(q !== '' && { q }), ...(after !== null && { after }) };
  const { data } = await successful(api.GET('/users', { params: { query }, signal }));
  return data;
}

/** The key of the next page; null after the last. */
export function keyOfNext({ next }: UserPage): string | null {
  return next === undefined ? null : new URL(next, window.location.origin).searchParams.get('after');
}
