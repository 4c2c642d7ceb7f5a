import type { components } from '#api';

export type FieldError = NonNullable<components['schemas']['InvalidPayload']['errors']>[number];

/** The server answered, and refused. */
export class Refused extends Error {
  readonly status: number;
  /** What it refused of single fields. */
  readonly errors: FieldError[];

  constructor(status: number, errors: FieldError[] = []) {
    super(explain(status));
    this.status = status;
    this.errors = errors;
  }
}

/** There was no answer that could be understood. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached. Please try again later.', { cause });
  }
}

/** What to say of a refusal where a page has no words of its own for it. */
function explain(status: number): string {
  switch (status) {
    case 400:
      return 'Something in the form was refused. Please correct it.';
    case 429:
      return 'Too many attempts. Please wait a little.';
    case 502:
    case 503:
    case 504:
      return 'The service is busy or away. Please try again in a moment.';
    default:
      return 'Something went wrong. Please try again later.';
  }
}
