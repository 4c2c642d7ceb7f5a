import { QueryClient } from '@tanstack/react-query';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A failure is said at once, and tried again by whom it was said to; the default waits for the network.
      queries: { networkMode: 'always', refetchOnReconnect: true, refetchOnWindowFocus: false, retry: false },
      // Nothing is sent later than it was asked for.
      mutations: { networkMode: 'always' },
    },
  });
}
