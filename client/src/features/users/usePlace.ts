import { useLocation, useSearchParams } from 'react-router';

/** Where one is in the list; the address says it, so that it can be kept, sent, and gone back to. */
export function usePlace() {
  const [search] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const after = search.get('after');
  const trail = trailOf(state);
  return {
    after,
    to: (next: string) => ({
      to: { search: `?after=${encodeURIComponent(next)}` },
      state: { trail: [...trail, after] },
    }),
    /** The page before, where one came from there; else the first. Null on the first. */
    back:
      after === null ? null : { to: { search: addressOf(trail.at(-1) ?? null) }, state: { trail: trail.slice(0, -1) } },
    cameFromThere: trail.length > 0,
  };
}

function addressOf(after: string | null): string {
  return after === null ? '' : `?after=${encodeURIComponent(after)}`;
}

function trailOf(state: unknown): (string | null)[] {
  const trail: unknown = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : [];
  return Array.isArray(trail) ? trail.filter((key: unknown) => key === null || typeof key === 'string') : [];
}
