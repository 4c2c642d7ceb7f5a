import { HttpResponse } from 'msw';
import type { components } from '#api';
import type { OwnUser, User, UserPage } from '../src/api/api';

export function user(id: number): User {
  return {
    id,
    username: `user${id}`,
    email: `user${id}@example.org`,
    created_at: '2017-07-17T12:00:00Z',
  };
}

/** A page of the list of users. */
export function page(users: User[], next?: string, count: UserPage['count'] = { users: users.length, exact: true }) {
  return HttpResponse.json({ status: 'success', data: { users, next, count } });
}

/** Who is logged in. */
export function ownUser(id: number) {
  const data: OwnUser = { ...user(id), active: true };
  return HttpResponse.json({ status: 'success', data });
}

export function refusal(status: number, message: string, headers: Record<string, string> = {}) {
  return HttpResponse.json({ status: 'error', message }, { status, headers });
}

export type Options = components['schemas']['Options'];
const options: Options = {
  mail: false,
  registration: 'open',
  email_verification: 'off',
  users_visible_to: 'everybody',
  account_deletion: true,
  password_min_length: 11,
};

/** What an installation offers; by default, what one without settings does. */
export const optionsOf = (offered: Partial<Options> = {}) =>
  HttpResponse.json({ status: 'success', data: { ...options, ...offered } });

const account: components['schemas']['Account'] = {
  ...user(7),
  email_verified: false,
  pending_email: null,
  active: true,
  admin: false,
  password_changed_at: null,
};

/** The account of who is logged in; by default, that of an ordinary user. */
export const accountOf = (own: Partial<Record<keyof typeof account, unknown>> = {}) =>
  HttpResponse.json({ status: 'success', data: { ...account, ...own } });
