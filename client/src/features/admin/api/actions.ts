import { api, successful } from '../../../api/api';

// What an admin can do to somebody, each with what its form or button has.

interface Change {
  username?: string;
  email?: string;
  active?: boolean;
  admin?: boolean;
  /** The admin's own. */
  password?: string;
}

const of = (id: number) => ({ params: { path: { id: String(id) } } });

export const changeUser = (id: number, body: Change) => successful(api.PATCH('/users/{id}', { ...of(id), body }));

export const deleteUser = (id: number, password: string) =>
  successful(api.POST('/users/{id}/delete', { ...of(id), body: { password } }));

export const sendReset = (id: number) => successful(api.POST('/users/{id}/reset', of(id)));

export const endSessions = (id: number) => successful(api.POST('/users/{id}/sessions/end', of(id)));

export const invite = (body: { username: string; email: string }) =>
  successful(api.POST('/users', { body: { ...body, invite: true } }));
