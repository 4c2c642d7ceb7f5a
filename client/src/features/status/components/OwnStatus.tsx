import { Failure } from '../../../components/Failure';
import { JoinedDate } from '../../../components/JoinedDate';
import { Loading } from '../../../components/Loading';
import { useOwnUser } from '../../../session/useOwnUser';
import { useText } from '../../../texts/useText';

export function OwnStatus() {
  const text = useText();
  const { data: user, error, isFetching, refetch } = useOwnUser();
  if (user === undefined && error) {
    return <Failure what={text('status.failed')} error={error} isTrying={isFetching} tryAgain={() => void refetch()} />;
  }
  if (user === undefined) {
    return <Loading lines={3} />;
  }
  return (
    <div className="card status-card">
      <ul>
        <li>
          <strong>{text('status.id')}</strong> {user.id}
        </li>
        <li>
          <strong>{text('status.email')}</strong> <bdi>{user.email}</bdi>
        </li>
        <li>
          <strong>{text('status.username')}</strong> <bdi>{user.username}</bdi>
        </li>
      </ul>
      <p className="form-text">
        <JoinedDate of={user} />
      </p>
    </div>
  );
}
