import { useListAddress } from '../../components/useListAddress';

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

/** The place in the list of users, and links from there. */
export function usePlace() {
  const { search, after, change, ...address } = useListAddress();
  const view: View = {
    q: search.get('q') ?? '',
    order: orders.find((order) => order === search.get('order')) ?? 'newest',
    after,
  };
  return {
    ...address,
    view,
    /** The first page of another view. */
    change: (other: Partial<View>) => {
      const { q, order } = { ...view, ...other };
      return change({ q, order: order === 'newest' ? null : order });
    },
  };
}
