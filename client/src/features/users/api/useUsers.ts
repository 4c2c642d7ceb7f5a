import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, successful, type UserPage } from '../../../api/api';

const PAGE_SIZE = 25;

/** @param after the key of the page, as the page before has it; null for the first */
export function useUsers(after: string | null) {
  return useQuery({
    queryKey: ['users', after],
    queryFn: ({ signal }) => fetchUsers(after, signal),
    placeholderData: keepPreviousData,
  });
}

async function fetchUsers(after: string | null, signal: AbortSignal): Promise<UserPage> {
  const query = { limit: PAGE_SIZE, ...(after !== null && { after }) };
  const { data } = await successful(api.GET('/users', { params: { query }, signal }));
  return data;
}

/** The key of the page that follows; null after the last. */
export function keyOfNext({ next }: UserPage): string | null {
  return next === undefined ? null : new URL(next, window.location.origin).searchParams.get('after');
}
