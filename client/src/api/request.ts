import { messages } from '../messages/messages';
import { session } from '../session/session';
import type { FieldError } from './types';

/** The server answered, and refused. */
export class Refused extends Error {
  readonly status: number;
  readonly errors: FieldError[];

  constructor(status: number, message: string, errors: FieldError[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

/** There was no answer that could be understood. */
export class Unreachable extends Error {}

/** Asks the API at the page's own origin. Throws `Refused` or `Unreachable`. A token that is no longer good ends the session. */
export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const token = session.token();
  const response = await send(path, { ...init, headers: { ...init.headers, ...(token && { Authorization: `Bearer ${token}` }) } });
  const body = await json(response);
  if (response.ok) {
    return body as T;
  }
  if (response.status === 401 && token !== null && session.token() === token) {
    session.end();
    messages.show('danger', 'Your session has ended. Please log in again.');
  }
  throw new Refused(response.status, body.message ?? '', body.errors);
}

export function post<T>(path: string, body: object): Promise<T> {
  return request<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw new Unreachable('The server cannot be reached. Please try again later.', { cause });
  }
}

async function json(response: Response): Promise<{ message?: string; errors?: FieldError[] }> {
  try {
    return await response.json();
  } catch (cause) {
    throw new Unreachable('The server cannot be reached. Please try again later.', { cause });
  }
}
