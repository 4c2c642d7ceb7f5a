import { Refused } from '../../api/failures';

/** Whether the code of a link was refused. */
export function isOfADeadLink(error: Error | null): boolean {
  return error instanceof Refused && error.said === 'That link is no longer valid.';
}
