import { Link } from 'react-router';
import type { AuditEvent } from '../../../api/api';
import { TableRegion } from '../../../components/TableRegion';
import { paths } from '../../../paths';
import { useLanguage, useText } from '../../../texts/useText';
import { events, isEvent } from '../events';

interface AuditTableProps {
  entries: AuditEvent[];
  /** They are about to be replaced. */
  isOld: boolean;
  /** The key of the page. */
  page: string | null;
}

export function AuditTable({ entries, isOld, page }: AuditTableProps) {
  const text = useText();
  const language = useLanguage();
  /** Who is gone has an id alone. */
  const person = (id: number | null, username: string | null) =>
    id === null ? (
      '–'
    ) : (
      <Link to={`${paths.auditLog}?user=${id}`}>{username === null ? `#${id}` : <bdi>{username}</bdi>}</Link>
    );
  return (
    <TableRegion label={text('admin.audit.entries')} isOld={isOld} page={page}>
      <table className="table people">
        <thead>
          <tr>
            <th scope="col">{text('admin.audit.at')}</th>
            <th scope="col">{text('admin.audit.what')}</th>
            <th scope="col">{text('admin.audit.toWhom')}</th>
            <th scope="col">{text('admin.audit.who')}</th>
            <th scope="col" className="wide">
              {text('account.sessions.address')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, event, actor_id, actor, user_id, user, address, fields }) => (
            <tr key={id}>
              <td>
                <time className="at" dateTime={at}>
                  {new Date(at).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' })}
                </time>
              </td>
              <td className="what">
                {isEvent(event) ? text(events[event]) : event}
                {fields.length > 0 && ` (${fields.join(', ')})`}
              </td>
              <td className="person">{person(user_id, user)}</td>
              <td className="person">{person(actor_id, actor)}</td>
              <td className="wide">
                <bdi>{address}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
