import { useEffect, useRef } from 'react';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { useTitle } from '../../../components/useTitle';
import { useText } from '../../../texts/useText';
import { keyOfNext, useUsers } from '../api/useUsers';
import { usePlace } from '../usePlace';
import { NoUsers } from './NoUsers';
import { Pages } from './Pages';
import { UsersTable } from './UsersTable';

const SKELETON_LINES = 8;

export function UsersPage() {
  const text = useText();
  useTitle();
  const place = usePlace();
  const { data, error, isFetching, isPlaceholderData, isPending, refetch } = useUsers(place.after);
  const region = useRef<HTMLDivElement>(null);
  const shown = useRef(place.after);

  // Another page is read from its top, by eye and by ear.
  useEffect(() => {
    if (shown.current !== place.after && !isPlaceholderData) {
      shown.current = place.after;
      region.current?.focus();
      region.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [place.after, isPlaceholderData]);

  return (
    <>
      <h1>{text('users.title')}</h1>
      {error && (
        <Failure what={text('users.failed')} error={error} isTrying={isFetching} tryAgain={() => void refetch()} />
      )}
      {isPending && <Loading lines={SKELETON_LINES} />}
      {data?.users.length === 0 && <NoUsers />}
      {data && data.users.length > 0 && (
        <div className="card">
          <UsersTable users={data.users} isOld={isPlaceholderData} region={region} />
        </div>
      )}
      {data && <Pages place={place} next={isPlaceholderData ? null : keyOfNext(data)} />}
    </>
  );
}
