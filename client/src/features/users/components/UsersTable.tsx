import type { User } from '../../../api/api';
import { TableRegion } from '../../../components/TableRegion';
import { useLanguage, useText } from '../../../texts/useText';
import type { Order } from '../usePlace';

interface UsersTableProps {
  users: User[];
  order: Order;
  /** The shown users are about to be replaced. */
  isOld: boolean;
  /** The key of the page. */
  page: string | null;
}

export function UsersTable({ users, order, isOld, page }: UsersTableProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <TableRegion label={text('users.caption')} isOld={isOld} page={page}>
      <table className="table table-hover users">
        <thead>
          <tr>
            <th scope="col">{text('users.column.id')}</th>
            <th scope="col" aria-sort={order === 'email' ? 'ascending' : undefined}>
              {text('users.column.email')}
            </th>
            <th scope="col" aria-sort={order === 'username' ? 'ascending' : undefined}>
              {text('users.column.username')}
            </th>
            <th scope="col" className="joined" aria-sort={sortOfJoined(order)}>
              {text('users.column.joined')}
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map(({ id, email, username, created_at }) => (
            <tr key={id}>
              <td>{id}</td>
              <td>
                <bdi>{email}</bdi>
              </td>
              <td>
                <bdi>{username}</bdi>
              </td>
              <td className="joined">
                <time dateTime={created_at}>
                  {new Date(created_at).toLocaleDateString(language, { dateStyle: 'medium' })}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function sortOfJoined(order: Order) {
  if (order === 'newest') return 'descending';
  return order === 'oldest' ? 'ascending' : undefined;
}
