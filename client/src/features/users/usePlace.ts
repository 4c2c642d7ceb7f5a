import { type To, useLocation, useSearchParams } from 'react-router';

export const orders = ['newest', 'oldest', 'username', 'email'] as const;
export type Order = (typeof orders)[number];

/** What part of the list one sees. */
export interface View {
  /** What the username or the email begins with; empty for all. */
  q: string;
  order: Order;
  /** The key of the page, as the page before has it; null for the first. */
  after: string | null;
}

interface Way {
  to: To;
  state?: unknown;
}

/** Where one is in the list, and the ways from there. The address says it, so that it can be kept, sent, and gone back to. */
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
    /** To the first page of another view. */
    change: (change: Partial<View>): Way => way({ after: null, ...change }),
    next: (after: string): Way => way({ after }, [...trail, view.after]),
    /** To the page before, where one came from there; else to the first. Null on the first. */
    back: view.after === null ? null : way({ after: trail.at(-1) ?? null }, trail.slice(0, -1)),
    cameFromThere: trail.length > 0,
  };
}

/** Without what goes without saying. */
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
