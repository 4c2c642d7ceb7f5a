import { longest } from '../api/inTime';

/**
 * Reloads the page, unless that was already done or the server is away: the browser's own error page says less than ours.
 *
 * @return whether the page is reloading
 */
export async function reloadOnce(reload = () => window.location.reload()): Promise<boolean> {
  const state: unknown = window.history.state;
  if (isMarked(state) || !(await isServed())) return false;
  // The history entry keeps this mark across the reload, even if storage is denied.
  window.history.replaceState({ ...(state ?? {}), isReloaded: true }, '');
  reload();
  return true;
}

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isReloaded' in state;
}

async function isServed(): Promise<boolean> {
  try {
    return (await fetch(window.location.href, { method: 'HEAD', cache: 'no-store', signal: longest() })).ok;
  } catch {
    return false;
  }
}
