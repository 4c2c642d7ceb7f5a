import { Refused } from '../../../api/failures';
import { Loading } from '../../../components/Loading';
import { Pages } from '../../../components/Pages';
import { keyOfNext, useListAddress } from '../../../components/useListAddress';
import { useText } from '../../../texts/useText';
import { useSearch } from '../api/useSearch';
import { searchOf } from '../search';
import { InviteSection } from './InviteSection';
import { MailNotice } from './MailNotice';
import { PeopleTable } from './PeopleTable';
import { SearchForm } from './SearchForm';
import { Unloaded } from './Unloaded';

/** Search, filters, and who is found. */
export function FoundUsers() {
  const text = useText();
  const address = useListAddress();
  const search = searchOf(address.search);
  const { data: loaded, error, isFetching, isPlaceholderData, isPending, refetch } = useSearch(search);
  const isForbidden = error instanceof Refused && error.status === 403;
  const isAdmin = !isPending && !isForbidden;
  // Nor for who is no admin any more.
  const data = isForbidden ? undefined : loaded;
  return (
    <>
      {/* Not for who turns out to be no admin. A search that fails takes away nothing that is typed there. */}
      {isAdmin && <MailNotice />}
      {isAdmin && <InviteSection />}
      {!isForbidden && <SearchForm address={address} search={search} />}
      {error && (
        <Unloaded what={text('users.failed')} error={error} isTrying={isFetching} tryAgain={() => void refetch()} />
      )}
      {isPending && <Loading lines={8} />}
      {data?.users.length === 0 && <p className="card empty">{text('admin.users.nobody')}</p>}
      {data && data.users.length > 0 && (
        <div className="card">
          <PeopleTable people={data.users} isOld={isPlaceholderData} page={address.after} />
        </div>
      )}
      {data && <Pages place={address} next={isPlaceholderData ? null : keyOfNext(data)} />}
    </>
  );
}
