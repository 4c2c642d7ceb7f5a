import { Link } from 'react-router';
import { useText } from '../texts/useText';
import type { useListAddress } from './useListAddress';

/** Links to the previous and next page; nothing if there is only one. */
export function Pages({
  place,
  next,
}: {
  place: Pick<ReturnType<typeof useListAddress>, 'back' | 'next' | 'cameFromThere'>;
  next: string | null;
}) {
  const text = useText();
  if (place.back === null && next === null) return null;
  return (
    <div className="pages" role="group" aria-label={text('page.label')}>
      {place.back !== null && (
        <Link className="btn btn-outline-primary" {...place.back}>
          {text(place.cameFromThere ? 'page.previous' : 'page.first')}
        </Link>
      )}
      {next !== null && (
        <Link className="btn btn-outline-primary next" {...place.next(next)}>
          {text('page.next')}
        </Link>
      )}
    </div>
  );
}
