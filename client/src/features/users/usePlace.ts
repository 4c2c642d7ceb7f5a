import { type To, useLocation, useSearchParams } from 'react-router';

export const orders = ['newest', 'oldest', 'username', 'email'] as const;
export type Order = (typeof orders)[number];

/** The shown part of the list. */
export interface View {
  /** The beginning of the username or email; empty for all. */
  q: string;
  order: Order;
  /** The key of the page, from the previous page; null for the first. */
  after: string | null;
}

interface Way {
  to: To;
  state?: unknown;
}

/** The place in the list, and links from there. It is in the address, so it can be bookmarked, sent, and gone back to. */
export function usePlace() {
  const [search] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const trail = trailOf(state);
  const view: View = {
    q: search.get('q') ?? '',
    order: orders.find((order) => order === search.get('order')) ?? 'newest',
    after: search.get('after'),
  };
  const way = (change: Partial<View>, trail?: (string | null)[]): Way => ({
    to: { search: addressOf({ ...view, ...change }) },
    state: trail && { trail },
  });
  return {
    view,
    /** The first page of another view. */
    change: (change: Partial<View>): Way => way({ after: null, ...change }),
    next: (after: string): Way => way({ after }, [...trail, view.after]),
    /** The previous page, if the user came from there, else the first page. Null on the first. */
    back: view.after === null ? null : way({ after: trail.at(-1) ?? null }, trail.slice(0, -1)),
    cameFromThere: trail.length > 0,
  };
}

/** Without default values. */
function addressOf({ q, order, after }: View): string {
  const search = new URLSearchParams({
    ...(q !== '' && { q }),
    ...(order !== 'newest' && { order }),
    ...(after !== null && { after }),
  });
  return search.size === 0 ? '' : `?${search}`;
}

function trailOf(state: unknown): (string | null)[] {
  const trail: unknown = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : [];
  return Array.isArray(trail) ? trail.filter((key: unknown) => key === null || typeof key === 'string') : [];
}
