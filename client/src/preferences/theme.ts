import { useSyncExternalStore } from 'react';
import { stored } from '../storage/stored';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The script in index.html also reads this, before the first paint. */
const choice = stored('theme');
const listeners = new Set<() => void>();
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const isPrinted = window.matchMedia('print');

/** The chosen theme, else the system's, also when that changes. Paper is light. */
export function followTheme(): void {
  systemIsDark.addEventListener('change', apply);
  isPrinted.addEventListener('change', apply);
  // Another tab chose a theme.
  window.addEventListener('storage', apply);
  apply();
}

export function chooseTheme(theme: Theme): void {
  choice.set(theme === 'system' ? null : theme);
  apply();
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen);
}

function chosen(): Theme {
  return themes.find((theme) => theme === choice.get()) ?? 'system';
}

function apply(): void {
  const theme = chosen();
  const isDark = theme === 'system' ? systemIsDark.matches : theme === 'dark';
  document.documentElement.dataset.bsTheme = isDark && !isPrinted.matches ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
