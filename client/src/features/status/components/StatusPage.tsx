import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { useToken } from '../../../session/session';
import { fetchStatus } from '../api/fetchStatus';

export function StatusPage() {
  const token = useToken();
  return (
    <>
      <h1>User Status</h1>
      {token === null ? <LoginNeeded /> : <OwnStatus token={token} />}
    </>
  );
}

function OwnStatus({ token }: { token: string }) {
  // What is shown is of this session alone, and is not kept beyond it.
  const status = useQuery({ queryKey: ['status', token], queryFn: fetchStatus, gcTime: 0, retry: false });
  if (status.error) {
    return (
      <p role="alert">
        Your status could not be loaded. {status.error.message}{' '}
        <button type="button" className="btn btn-secondary btn-sm" onClick={() => void status.refetch()}>
          Try again
        </button>
      </p>
    );
  }
  if (!status.data) {
    return <p role="status">Loading…</p>;
  }
  return (
    <ul>
      <li>
        <strong>User ID:</strong> {status.data.id}
      </li>
      <li>
        <strong>Email:</strong> {status.data.email}
      </li>
      <li>
        <strong>Username:</strong> {status.data.username}
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
