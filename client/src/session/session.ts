import { useSyncExternalStore } from 'react';
import { stored } from '../storage/stored';

/** The replaced client uses the same name. */
const kept = stored('authToken');
const listeners = new Set<() => void>();

/** The token of the logged-in user, if any. All tabs of a browser share it. */
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
  // For changes in other tabs, and for a page that is restored from the browser's cache.
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
