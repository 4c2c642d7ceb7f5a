import type { components } from '#api';
import { text } from '../texts/texts';
import { inWords, secondsOf } from './waits';

type Refusal = components['schemas']['InvalidPayload'];
export type FieldError = NonNullable<Refusal['errors']>[number];

/** The server answered, and refused. */
export class Refused extends Error {
  readonly status: number;
  /** What it refused of single fields. */
  readonly errors: FieldError[];
  /** When another attempt is worth it, as from `Date.now()`; null where that was not said. */
  readonly againAt: number | null;

  constructor({ status, headers }: Response, refusal?: Partial<Refusal>) {
    const wait = secondsOf(headers.get('Retry-After'));
    super(explain(status, wait, refusal?.message));
    this.status = status;
    this.errors = refusal?.errors ?? [];
    this.againAt = status === 429 && wait !== null ? Date.now() + wait * 1000 : null;
  }
}

/** There was no answer that could be understood. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super(text(navigator.onLine ? 'failure.unreachable' : 'failure.offline'), { cause });
  }
}

/** What to say of a refusal where a page has no words of its own for it. */
function explain(status: number, wait: number | null, said?: string): string {
  switch (status) {
    case 400:
      return text('failure.form');
    case 401:
    case 403:
      // Only the server knows which of several reasons it is.
      return said ?? text('failure.other');
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
