import type { UserPage } from '../../../api/api';
import { useLanguage, useText } from '../../../texts/useText';

/** The number of users, as far as it is known. */
export function UsersCount({ count, isFound }: { count: UserPage['count']; isFound: boolean }) {
  const text = useText();
  const users = new Intl.NumberFormat(useLanguage()).format(count?.users ?? 0);
  if (count === undefined) return null;
  if (!count.exact) {
    return (
      <p className="count" aria-live="polite">
        {text(isFound ? 'users.count.tooMany' : 'users.count.more', { users })}
      </p>
    );
  }
  return (
    <p className="count" aria-live="polite">
      {text(isFound ? 'users.count.found' : 'users.count', { count: count.users, users })}
    </p>
  );
}
