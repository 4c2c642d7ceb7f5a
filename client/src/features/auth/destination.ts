import { paths } from '../../paths';

/** The path of this application that the user wanted before the login, as saved by the guard. */
export function destination(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && /^\/(?![/\\])/.test(from) ? from : paths.home;
}
