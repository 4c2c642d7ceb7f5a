import { useSyncExternalStore } from 'react';

export interface Message {
  kind: 'success' | 'danger';
  text: string;
}

const SHOWN_MS = 3000;
const listeners = new Set<() => void>();
let current: Message | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Messages of the page, one at a time, for three seconds each. */
export const messages = {
  show: (kind: Message['kind'], text: string): void => {
    set({ kind, text });
    messages.release();
  },

  clear: (): void => {
    set(null);
  },

  /** Somebody reads it or is about to close it, so it stays. */
  hold: (): void => {
    clearTimeout(timer);
  },

  /** Restarts the three seconds. */
  release: (): void => {
    clearTimeout(timer);
    timer = setTimeout(messages.clear, SHOWN_MS);
  },
};

export function useMessage(): Message | null {
  return useSyncExternalStore(subscribe, () => current);
}

function set(message: Message | null): void {
  clearTimeout(timer);
  current = message;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
