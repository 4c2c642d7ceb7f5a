import { TableRegion } from '../../../components/TableRegion';
import { useLanguage, useText } from '../../../texts/useText';
import type { Session } from '../api/useSessions';
import { deviceOf } from '../deviceOf';

interface SessionsTableProps {
  sessions: Session[];
  isEnding: boolean;
  end: (id: string) => void;
}

export function SessionsTable({ sessions, isEnding, end }: SessionsTableProps) {
  const text = useText();
  const language = useLanguage();
  const inWords = (time: string) =>
    new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <TableRegion label={text('account.sessions.list')}>
      <table className="table sessions">
        <thead>
          <tr>
            <th scope="col">{text('account.sessions.device')}</th>
            <th scope="col" className="wide">
              {text('account.sessions.address')}
            </th>
            <th scope="col">{text('account.sessions.seen')}</th>
            <th scope="col">
              <span className="visually-hidden">{text('account.sessions.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, current, agent, address, seen_at }) => {
            const device = deviceOf(agent) ?? text('account.sessions.unknown');
            return (
              <tr key={id}>
                <td>
                  <bdi title={agent ?? undefined}>{device}</bdi>
                  {current && <strong> {text('account.sessions.current')}</strong>}
                  <bdi className="narrow">{address}</bdi>
                </td>
                <td className="wide">
                  <bdi>{address}</bdi>
                </td>
                <td>
                  <time dateTime={seen_at}>{inWords(seen_at)}</time>
                </td>
                <td>
                  <button
                    type="button"
                    className="btn btn-sm btn-outline-primary"
                    aria-disabled={isEnding}
                    onClick={() => end(id)}
                  >
                    {text('account.sessions.end')}
                    <span className="visually-hidden">: {device}</span>
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableRegion>
  );
}
