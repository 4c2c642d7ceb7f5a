import createClient from 'openapi-fetch';
import type { components, paths } from '#api';
import { messages } from '../messages/messages';
import { session } from '../session/session';
import { text } from '../texts/texts';
import { bearer, isOfADeadToken } from './bearer';
import { Refused, Unreachable } from './failures';
import { longest } from './inTime';

export type OwnUser = components['schemas']['OwnUser'];
export type User = components['schemas']['User'];
export type UserDetails = components['schemas']['UserDetails'];
export type AuditEvent = components['schemas']['EventPage']['data']['events'][number];
export type UserPage = components['schemas']['UserPage']['data'];
type Refusal = components['schemas']['InvalidPayload'];

/** The API at the page's own origin, as described in swagger/openapi.yaml. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call, because tests replace it.
  fetch: (request) => fetch(request, { signal: AbortSignal.any([request.signal, longest()]) }),
});

api.use({
  onRequest({ request }) {
    const token = session.token();
    if (token !== null && !request.headers.has('Authorization')) {
      request.headers.set('Authorization', bearer(token));
    }
  },
  /** An invalid token ends the session that it belongs to, and no other. */
  async onResponse({ request, response }) {
    const isOurs = () => {
      const token = session.token();
      return token !== null && request.headers.get('Authorization') === bearer(token);
    };
    if (response.status === 401 && isOurs() && (await isOfADeadToken(response.clone())) && isOurs()) {
      session.end();
      messages.show('danger', text('session.ended'));
    }
  },
});

interface Answer<T> {
  data?: T;
  error?: Refusal;
  response: Response;
}

/** The body of a successful answer. Throws `Refused` or `Unreachable`. */
export async function successful<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (data === undefined) {
    throw new Refused(response, error);
  }
  return data;
}
