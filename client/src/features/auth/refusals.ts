import type { Refused } from '../../api/request';

/** What to say of a refusal that does not depend on the form. */
export function explainCommon({ status }: Refused): string {
  switch (status) {
    case 400:
      return 'Something in the form was refused. Please correct it.';
    case 429:
      return 'Too many attempts. Please wait a little.';
    case 503:
      return 'The service is busy or away. Please try again in a moment.';
    default:
      return 'Something went wrong. Please try again later.';
  }
}
