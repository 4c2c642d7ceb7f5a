import { Link } from 'react-router';
import { useText } from '../../../texts/useText';
import type { usePlace } from '../usePlace';

/** Links to the previous and next page; nothing if there is only one. */
export function Pages({ place, next }: { place: ReturnType<typeof usePlace>; next: string | null }) {
  const text = useText();
  if (place.back === null && next === null) return null;
  return (
    <div className="pages" role="group" aria-label={text('users.page.label')}>
      {place.back !== null && (
        <Link className="btn btn-outline-primary" {...place.back}>
          {text(place.cameFromThere ? 'users.page.previous' : 'users.page.first')}
        </Link>
      )}
      {next !== null && (
        <Link className="btn btn-outline-primary next" {...place.next(next)}>
          {text('users.page.next')}
        </Link>
      )}
    </div>
  );
}
