import { useInfiniteQuery } from '@tanstack/react-query';
import { keyOfNext, listUsers } from '../api/listUsers';
import { UsersTable } from './UsersTable';

const FIRST = null;

export function UsersPage() {
  const users = useInfiniteQuery({
    queryKey: ['users'],
    queryFn: ({ pageParam }) => listUsers(pageParam),
    initialPageParam: FIRST,
    getNextPageParam: keyOfNext,
    retry: false,
  });
  const showMore = () => void users.fetchNextPage();
  const tryAgain = users.isFetchNextPageError ? showMore : () => void users.refetch();
  return (
    <>
      <h1>All Users</h1>
      {users.isPending && <p role="status">Loading…</p>}
      {users.data && <UsersTable users={users.data.pages.flatMap((page) => page.users)} />}
      {users.error ? (
        <p role="alert">
          The users could not be loaded. {users.error.message}{' '}
          <button type="button" className="btn btn-secondary btn-sm" onClick={tryAgain}>
            Try again
          </button>
        </p>
      ) : (
        users.hasNextPage && (
          <button type="button" className="btn btn-secondary" disabled={users.isFetchingNextPage} onClick={showMore}>
            {users.isFetchingNextPage ? 'Loading…' : 'Show more'}
          </button>
        )
      )}
    </>
  );
}
