import { notifyManager, QueryClient, type QueryKey } from '@tanstack/react-query';
import { areOfOne } from '../session/session';

// A form is still before the next press: on a busy machine that waits already, and would come before a timer.
notifyManager.setScheduler((show) => queueMicrotask(show));

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Failures are shown at once, and the user tries again. The default would wait for the network.
      queries: { networkMode: 'always', refetchOnReconnect: true, refetchOnWindowFocus: false, retry: false },
      // Nothing is sent later than requested.
      mutations: { networkMode: 'always' },
    },
  });
}

/**
 * What was shown stays until what takes its place is there, but only for the user who saw it: others may be shown less.
 *
 * @param token the second part of the query's keys
 */
export function previousOf(token: string | null) {
  return <T>(previous: T | undefined, query: { queryKey: QueryKey } | undefined): T | undefined =>
    query !== undefined && areOfOne(query.queryKey[1] as string | null, token) ? previous : undefined;
}
