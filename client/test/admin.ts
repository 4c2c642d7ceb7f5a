import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { vi } from 'vitest';
import type { AuditEvent, UserDetails } from '../src/api/api';
import { accountOf, optionsOf, user } from './answers';
import { server } from './server';

export const details = (id: number, own: Partial<UserDetails> = {}): UserDetails => ({
  ...user(id),
  active: true,
  admin: false,
  email_verified: false,
  seen_at: null,
  ...own,
});

export const event = (id: number, own: Partial<AuditEvent> = {}): AuditEvent => ({
  id,
  at: '2026-11-28T18:05:00Z',
  event: 'login',
  actor_id: 7,
  actor: 'user7',
  user_id: 7,
  user: 'user7',
  address: '192.0.2.7',
  fields: [],
  ...own,
});

export const found = (users: UserDetails[], next?: string) =>
  HttpResponse.json({ status: 'success', data: { users, next } });

export const logged = (events: AuditEvent[], next?: string) =>
  HttpResponse.json({ status: 'success', data: { events, next } });

/** What the API says to an admin. Returns what was searched for. */
export function answerAdmin(users: UserDetails[], mail: Record<string, unknown> = {}) {
  const searched = vi.fn();
  server.use(
    http.get('*/auth/account', () => accountOf({ admin: true })),
    http.get('*/auth/options', () => optionsOf({ mail: true })),
    http.get('*/users/mail', () =>
      HttpResponse.json({
        status: 'success',
        data: { waiting: 0, failed: 0, oldest_waiting_at: null, last_error: null, ...mail },
      }),
    ),
    http.get('*/users/search', ({ request }) => {
      searched(new URL(request.url).search);
      return found(users);
    }),
  );
  return searched;
}

/** Answers a change of a user, and notes its body. */
export function changing(id: number, response: () => Response) {
  const sent = vi.fn();
  server.use(
    http.patch(`*/users/${id}`, async ({ request }) => {
      sent(await request.json());
      return response();
    }),
  );
  return sent;
}

export const openActions = async (username: string) =>
  userEvent.click(await screen.findByRole('button', { name: `Actions: ${username}` }));
