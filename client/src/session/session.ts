import { useSyncExternalStore } from 'react';
import { stored } from '../storage/stored';

/** Under the name that the client of the replaced stack gave it, too. */
const kept = stored('authToken');
const listeners = new Set<() => void>();

/** Who is logged in: a token, or nobody. All tabs of a browser share it. */
export const session = {
  token: kept.get,

  begin(token: string): void {
    kept.set(token);
    changed();
  },

  end(): void {
    kept.set(null);
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
  // Fired for what other tabs do, and for a page that comes back as it was left.
  window.addEventListener('storage', listener);
  window.addEventListener('pageshow', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
    window.removeEventListener('pageshow', listener);
  };
}

function changed(): void {
  for (const listener of listeners) listener();
}
