import type { User } from '../../../api/api';

export function UsersTable({ users }: { users: User[] }) {
  if (users.length === 0) {
    return <p>There are no users yet.</p>;
  }
  return (
    <div className="table-responsive" role="region" aria-label="All users" tabIndex={0}>
      <table className="table table-striped">
        <thead>
          <tr>
            <th scope="col">User ID</th>
            <th scope="col">Email</th>
            <th scope="col">Username</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td>{user.id}</td>
              <td>{user.email}</td>
              <td>{user.username}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
