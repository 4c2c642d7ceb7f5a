import { text } from '../texts/texts';

const LONGEST_IN_SECONDS = 90;

/** The wait in a `Retry-After`, which holds seconds or a date (RFC 9110, 10.2.3); null if there is none. */
export function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

export function inWords(seconds: number): string {
  return seconds > LONGEST_IN_SECONDS
    ? text('wait.minutes', { count: Math.ceil(seconds / 60) })
    : text('wait.seconds', { count: seconds });
}
