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
  const isNobody = data?.users.length === 0;

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
      <Toolbar place={place} />
      {error && (
        <Failure what={text('users.failed')} error={error} isTrying={isFetching} tryAgain={() => void refetch()} />
      )}
      {isPending && <Loading lines={SKELETON_LINES} />}
      {isNobody && (q === '' ? <NoUsers /> : <NobodyFound q={q} all={place.change({ q: '' })} />)}
      {data && !isNobody && (
        <div className="card">
          <UsersTable users={data.users} order={order} isOld={isPlaceholderData} page={after} />
        </div>
      )}
      {data && <Pages place={place} next={isPlaceholderData ? null : keyOfNext(data)} />}
    </>
  );
}
