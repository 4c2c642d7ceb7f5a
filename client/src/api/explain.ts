import { translated } from '../texts/texts';
import { Refused } from './failures';

/** What the server said of a change that it refused; of errors of fields, each field says its own. */
export function explain(error: Error): string {
  const isAbout = error instanceof Refused && [400, 403, 404, 409].includes(error.status) && error.errors.length === 0;
  return isAbout && error.said !== undefined ? translated(error.said) : error.message;
}
