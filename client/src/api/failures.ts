import type { components } from '#api';
import { text, translated } from '../texts/texts';
import { inWords, secondsOf } from './waits';

type Refusal = components['schemas']['InvalidPayload'];
export type FieldError = NonNullable<Refusal['errors']>[number];

/** The server answered with an error. */
export class Refused extends Error {
  readonly status: number;
  /** The server's own message, in English. */
  readonly said: string | undefined;
  /** Errors of single fields. */
  readonly errors: FieldError[];
  /** When to try again, comparable to `Date.now()`; null if unknown. */
  readonly againAt: number | null;

  constructor({ status, headers }: Response, refusal?: Partial<Refusal>) {
    const wait = secondsOf(headers.get('Retry-After'));
    super(explain(status, wait, refusal?.message));
    this.status = status;
    this.said = refusal?.message;
    this.errors = refusal?.errors ?? [];
    this.againAt = status === 429 && wait !== null ? Date.now() + wait * 1000 : null;
  }
}

/** When to try again, comparable to `Date.now()`; null if at any time. */
export function againAt(error: Error | null): number | null {
  return error instanceof Refused ? error.againAt : null;
}

/** There was no answer, or an unreadable one. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super(text(navigator.onLine ? 'failure.unreachable' : 'failure.offline'), { cause });
  }
}

/** The message for an error for which the page has no message of its own. */
function explain(status: number, wait: number | null, said?: string): string {
  switch (status) {
    case 400:
      return text('failure.form');
    case 401:
    case 403:
      // Only the server knows the reason.
      return said === undefined ? text('failure.other') : translated(said);
    case 429:
      return wait === null ? text('failure.tooMany') : text('failure.tooManyFor', { wait: inWords(wait) });
    case 502:
    case 503:
    case 504:
      return text('failure.busy');
    default:
      return text('failure.other');
  }
}
