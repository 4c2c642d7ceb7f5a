import { useSyncExternalStore } from 'react';

/** Where the client of the replaced stack kept its token, too. */
const KEY = 'authToken';
const listeners = new Set<() => void>();

/** Who is logged in: a token, or nobody. All tabs of a browser share it. */
export const session = {
  token: (): string | null => localStorage.getItem(KEY),

  begin(token: string): void {
    localStorage.setItem(KEY, token);
    changed();
  },

  end(): void {
    localStorage.removeItem(KEY);
    changed();
  },
};

export function useToken(): string | null {
  return useSyncExternalStore(subscribe, session.token);
}

export function useIsLoggedIn(): boolean {
  return useToken() !== null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Fired for what other tabs do.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function changed(): void {
  for (const listener of listeners) listener();
}
