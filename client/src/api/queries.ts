import { QueryClient } from '@tanstack/react-query';

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
