import createClient from 'openapi-fetch';
import type { components, paths } from '#api';
import { messages } from '../messages/messages';
import { session } from '../session/session';
import { type FieldError, Refused, Unreachable } from './failures';

export type OwnUser = components['schemas']['OwnUser'];
export type User = components['schemas']['User'];
export type UserPage = components['schemas']['UserPage']['data'];

/** The API at the page's own origin, as swagger/openapi.yaml describes it. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call, as tests put another in its place.
  fetch: (request) => fetch(request),
});

api.use({
  onRequest({ request }) {
    const token = session.token();
    if (token !== null && !request.headers.has('Authorization')) {
      request.headers.set('Authorization', bearer(token));
    }
  },
  /** A token that is no longer good ends the session that it belongs to, and no other. */
  onResponse({ request, response }) {
    const token = session.token();
    if (response.status === 401 && token !== null && request.headers.get('Authorization') === bearer(token)) {
      session.end();
      messages.show('danger', 'Your session has ended. Please log in again.');
    }
  },
});

export function bearer(token: string): string {
  return `Bearer ${token}`;
}

interface Answer<T> {
  data?: T;
  error?: { message: string; errors?: FieldError[] };
  response: Response;
}

/** The body of a successful answer. Throws `Refused` or `Unreachable`. */
export async function successful<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (data === undefined) {
    throw new Refused(response.status, error?.errors);
  }
  return data;
}
