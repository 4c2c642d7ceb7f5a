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

/** Whether both tokens are of the same user, as their `sub` says: a session may go on under another one, also from another tab. */
export function areOfOne(a: string | null, b: string | null): boolean {
  return a === b || (userOf(a) !== null && userOf(a) === userOf(b));
}

/** The user's id in a token, a number or a text (RFC 7519, 4.1.2); null if it cannot be read. Only the server can judge it. */
export function userOf(token: string | null): string | null {
  try {
    const claims: unknown = JSON.parse(atob(token?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''));
    return typeof claims === 'object' && claims !== null && 'sub' in claims ? String(claims.sub) : null;
  } catch {
    return null;
  }
}

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
