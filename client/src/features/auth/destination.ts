import { paths } from '../../paths';

/** Where one wanted to go before one was asked to log in: a path of this application, as the guard left it. */
export function destination(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && /^\/(?![/\\])/.test(from) ? from : paths.home;
}
