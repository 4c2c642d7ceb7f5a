import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { useIsLoggedIn } from '../../../session/session';
import { fetchStatus } from '../api/fetchStatus';

export function StatusPage() {
  return (
    <>
      <h1>User Status</h1>
      {useIsLoggedIn() ? <OwnStatus /> : <LoginNeeded />}
    </>
  );
}

function OwnStatus() {
  // Nothing is kept: what the next person to log in sees is theirs.
  const { data: user, error } = useQuery({ queryKey: ['status'], queryFn: fetchStatus, gcTime: 0, retry: false });
  if (error) {
    return <p role="alert">Your status could not be loaded. {error.message}</p>;
  }
  if (!user) {
    return <p role="status">Loading…</p>;
  }
  return (
    <ul>
      <li>
        <strong>User ID:</strong> {user.id}
      </li>
      <li>
        <strong>Email:</strong> {user.email}
      </li>
      <li>
        <strong>Username:</strong> {user.username}
      </li>
    </ul>
  );
}

function LoginNeeded() {
  return (
    <p>
      You must be logged in to view this. Click <Link to={paths.login}>here</Link> to log back in.
    </p>
  );
}
