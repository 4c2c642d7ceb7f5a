import { QueryClient, type QueryKey } from '@tanstack/react-query';

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
 * What a list showed stays until its next part is there, but only for the session that saw it: others may be shown less.
 *
 * @param token the second part of the list's keys
 */
export function previousOf(token: string | null) {
  return <T>(previous: T | undefined, query: { queryKey: QueryKey } | undefined): T | undefined =>
    query?.queryKey[1] === token ? previous : undefined;
}
