import { useInfiniteQuery } from '@tanstack/react-query';
import { FIRST_PAGE, listUsers } from '../api/listUsers';
import { UsersTable } from './UsersTable';

export function UsersPage() {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['users'],
    queryFn: ({ pageParam }) => listUsers(pageParam),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.next,
    retry: false,
  });
  return (
    <>
      <h1>All Users</h1>
      {isPending && <p role="status">Loading…</p>}
      {error && (
        <p role="alert">
          The users could not be loaded. {error.message}{' '}
          <button type="button" className="btn btn-secondary btn-sm" onClick={() => refetch()}>
            Try again
          </button>
        </p>
      )}
      {data && <UsersTable users={data.pages.flatMap((page) => page.users)} />}
      {hasNextPage && (
        <button type="button" className="btn btn-secondary" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {isFetchingNextPage ? 'Loading…' : 'Show more'}
        </button>
      )}
    </>
  );
}
