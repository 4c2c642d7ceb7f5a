import { useEffect, useRef } from 'react';
import { Refused } from '../../../api/failures';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { Pages } from '../../../components/Pages';
import { keyOfNext } from '../../../components/useListAddress';
import { useTitle } from '../../../components/useTitle';
import { useText } from '../../../texts/useText';
import { useUsers } from '../api/useUsers';
import { usePlace } from '../usePlace';
import { HiddenUsers } from './HiddenUsers';
import { NobodyFound } from './NobodyFound';
import { NoUsers } from './NoUsers';
import { Toolbar } from './Toolbar';
import { UsersCount } from './UsersCount';
import { UsersTable } from './UsersTable';

const SKELETON_LINES = 8;

export function UsersPage() {
  const text = useText();
  useTitle();
  const place = usePlace();
  const { q, order, after } = place.view;
  const { data, error, isFetching, isPlaceholderData, isPending, refetch } = useUsers(place.view);
  const region = useRef<HTMLDivElement>(null);
  const shown = useRef(after);
  const isNobody = data?.users.length === 0;

  // A new page starts at its top, also for screen readers.
  useEffect(() => {
    if (shown.current !== after && !isPlaceholderData) {
      shown.current = after;
      region.current?.focus();
      region.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [after, isPlaceholderData]);

  if (error instanceof Refused && error.status === 403) {
    return (
      <>
        <h1>{text('users.title')}</h1>
        <HiddenUsers />
      </>
    );
  }
  return (
    <>
      <div className="heading">
        <h1>{text('users.title')}</h1>
        {data && <UsersCount count={data.count} isFound={q !== ''} />}
      </div>
      {/* Remounted for each address, so that the field shows its search. */}
      <Toolbar key={q} place={place} />
      {error && (
        <Failure what={text('users.failed')} error={error} isTrying={isFetching} tryAgain={() => void refetch()} />
      )}
      {isPending && <Loading lines={SKELETON_LINES} />}
      {isNobody && (q === '' ? <NoUsers /> : <NobodyFound q={q} all={place.change({ q: '' })} />)}
      {data && !isNobody && (
        <div className="card">
          <UsersTable users={data.users} order={order} isOld={isPlaceholderData} region={region} />
        </div>
      )}
      {data && <Pages place={place} next={isPlaceholderData ? null : keyOfNext(data)} />}
    </>
  );
}
