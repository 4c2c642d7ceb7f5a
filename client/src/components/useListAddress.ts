import { type To, useLocation, useSearchParams } from 'react-router';

interface Way {
  to: To;
  state?: unknown;
}

/**
 * The place in a list, and links from there. It is in the address, so it can be bookmarked, sent, and gone back to:
 * `after` is the key of the page, from the page before; the rest says which list it is.
 */
export function useListAddress() {
  const [search] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const trail = trailOf(state);
  const after = search.get('after');
  const way = (change: Record<string, string | null>, trail?: (string | null)[]): Way => ({
    to: { search: changed(search, change) },
    state: trail && { trail },
  });
  return {
    search,
    after,
    /** The first page of another list; what is null or empty is not in its address. */
    change: (change: Record<string, string | null>): Way => way({ ...change, after: null }),
    next: (key: string): Way => way({ after: key }, [...trail, after]),
    /** The previous page, if the user came from there, else the first page. Null on the first. */
    back: after === null ? null : way({ after: trail.at(-1) ?? null }, trail.slice(0, -1)),
    cameFromThere: trail.length > 0,
  };
}

/** The key of the next page; null after the last. */
export function keyOfNext({ next }: { next?: string }): string | null {
  return next === undefined ? null : new URL(next, window.location.origin).searchParams.get('after');
}

function changed(search: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next.size === 0 ? '' : `?${next}`;
}

function trailOf(state: unknown): (string | null)[] {
  const trail: unknown = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : [];
  return Array.isArray(trail) ? trail.filter((key: unknown) => key === null || typeof key === 'string') : [];
}
