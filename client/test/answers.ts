import { HttpResponse } from 'msw';
import type { User } from '../src/api/api';

export function user(id: number): User {
  return {
    id,
    username: `user${id}`,
    email: `user${id}@example.org`,
    created_at: '2017-07-17T23:59:59Z',
  };
}

/** A page of the list of users. */
export function page(users: User[], next?: string) {
  return HttpResponse.json({ status: 'success', data: { users, next } });
}
