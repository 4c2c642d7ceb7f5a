/**
 * Loads the address that is shown anew, unless that was done already, or there is no server to load it from: the browser's
 * own page of failure says less than ours.
 *
 * @return whether it is being loaded
 */
export async function reloadOnce(reload = () => window.location.reload()): Promise<boolean> {
  const state: unknown = window.history.state;
  if (isMarked(state) || !(await isServed())) return false;
  // The entry of the history keeps the mark over the reload, also where storage is denied.
  window.history.replaceState({ ...(state ?? {}), isReloaded: true }, '');
  reload();
  return true;
}

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isReloaded' in state;
}

async function isServed(): Promise<boolean> {
  try {
    return (await fetch(window.location.href, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
