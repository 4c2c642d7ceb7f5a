import { Link, useNavigate } from 'react-router';
import { Refused } from '../../../api/failures';
import { Loading } from '../../../components/Loading';
import { Pages } from '../../../components/Pages';
import { keyOfNext, useListAddress } from '../../../components/useListAddress';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';
import { useAudit } from '../api/useAudit';
import { events, type Event, isEvent } from '../events';
import { AuditTable } from './AuditTable';
import { Unloaded } from './Unloaded';

/** What was done to accounts; of one person, or of one kind, as the address says. */
export function AuditLog() {
  const text = useText();
  const navigate = useNavigate();
  const address = useListAddress();
  const user = userOf(address.search.get('user'));
  const event = address.search.get('event');
  const {
    data: loaded,
    error,
    isFetching,
    isPlaceholderData,
    isPending,
    refetch,
  } = useAudit({
    ...(user !== null && { user }),
    ...(isEvent(event) && { event }),
    ...(address.after !== null && { after: address.after }),
  });
  const isForbidden = error instanceof Refused && error.status === 403;
  const data = isForbidden ? undefined : loaded;
  return (
    <>
      {!isForbidden && (
        <div className="toolbar">
          {user !== null && (
            <p>
              <RichText id="admin.audit.ofOne" part={<Link {...address.change({ user: null })} />} />
            </p>
          )}
          <select
            className="form-select"
            aria-label={text('admin.audit.event')}
            value={isEvent(event) ? event : ''}
            onChange={({ target }) => void navigate(address.change({ event: target.value }).to)}
          >
            <option value="">{text('admin.audit.any')}</option>
            {(Object.keys(events) as Event[]).map((word) => (
              <option key={word} value={word}>
                {text(events[word])}
              </option>
            ))}
          </select>
        </div>
      )}
      {error && (
        <Unloaded
          what={text('admin.audit.failed')}
          error={error}
          isTrying={isFetching}
          tryAgain={() => void refetch()}
        />
      )}
      {isPending && <Loading lines={8} />}
      {data?.events.length === 0 && <p className="card empty">{text('admin.audit.nothing')}</p>}
      {data && data.events.length > 0 && (
        <div className="card">
          <AuditTable entries={data.events} isOld={isPlaceholderData} page={address.after} />
        </div>
      )}
      {data && <Pages place={address} next={isPlaceholderData ? null : keyOfNext(data)} />}
    </>
  );
}

/** An id that the API takes. */
function userOf(text: string | null): number | null {
  return text !== null && /^\d{1,10}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : null;
}
