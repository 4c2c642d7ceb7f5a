import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { vi } from 'vitest';
import { ownUser, page } from './answers';
import { server } from './server';

export const login = { Email: 'michael@example.org', Password: 'greaterthaneleven' };
export const token = { status: 'success', message: 'Successfully logged in.', auth_token: 'a.b.c' };

/** What the API says of the pages that a login leads to. */
export function answerPages(): void {
  server.use(
    http.get('*/users', () => page([])),
    http.get('*/auth/status', () => ownUser(7)),
  );
}

export function answer(path: string, response: () => Response | Promise<Response>): void {
  server.use(http.post(`*${path}`, response));
}

/** Answers a login once it is told to, and counts how often it was asked. */
export function slowLogin() {
  const asked = vi.fn();
  let finish: (response: Response) => void = () => undefined;
  const finished = new Promise<Response>((resolve) => (finish = resolve));
  answer('/auth/login', () => {
    asked();
    return finished;
  });
  return { asked, finish };
}

export async function fillIn(values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await userEvent.type(screen.getByLabelText(label), value);
  }
}

export const submit = (name = 'Log In') => screen.getByRole('button', { name });
export const message = () => screen.findByText((_, element) => element?.classList.contains('alert') ?? false);
export const reason = () => document.getElementById('reason');
export const rules = () => within(screen.getByRole('list', { name: 'Rules' })).getAllByRole('listitem');
