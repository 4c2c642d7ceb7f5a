import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { success } from './account';
import { optionsOf, ownUser, page, refusal, user } from './answers';
import { open } from './open';
import { server } from './server';

/** Members see the list, guests do not. */
function showToMembers(): void {
  server.use(
    http.get('*/auth/options', () => optionsOf({ users_visible_to: 'members' })),
    http.get('*/auth/status', () => ownUser(7)),
    http.get('*/users', ({ request }) =>
      request.headers.has('Authorization') ? page([user(7)]) : refusal(403, 'Provide a valid auth token.'),
    ),
    http.get('*/auth/logout', () => success('Successfully logged out.')),
  );
}

test('a guest who may not see the users is told so, and shown both ways in', async () => {
  showToMembers();
  await open('/');

  expect(await screen.findByText('The users are shown to members only.')).toBeVisible();
  await expectAccessible();
  expect(screen.queryByRole('search')).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'log in' })).toHaveAttribute('href', '/login');
  expect(screen.getByRole('link', { name: 'register' })).toHaveAttribute('href', '/register');
});

test('where registration is closed too, a guest is shown the login alone', async () => {
  showToMembers();
  server.use(http.get('*/auth/options', () => optionsOf({ users_visible_to: 'members', registration: 'closed' })));
  await open('/');

  await screen.findByText('The users are shown to members only.');
  await waitFor(() => expect(screen.queryByRole('link', { name: /register/i })).not.toBeInTheDocument());
  expect(screen.getByRole('link', { name: 'log in' })).toHaveAttribute('href', '/login');
});

test('a member who may not see the users is told so, and stays logged in', async () => {
  session.begin('a.b.c');
  server.use(
    http.get('*/auth/status', () => ownUser(7)),
    http.get('*/users', () => refusal(403, 'You do not have permission to do that.')),
  );
  await open('/');

  expect(await screen.findByText('The users are shown to administrators only.')).toBeVisible();
  await expectAccessible();
  expect(screen.queryByRole('link', { name: 'log in' })).not.toBeInTheDocument();
  expect(session.token()).toBe('a.b.c');
});

test('what a member saw is not shown after the logout', async () => {
  showToMembers();
  session.begin('a.b.c');
  await open('/');
  expect(await screen.findByRole('cell', { name: 'user7' })).toBeVisible();

  await userEvent.click(screen.getByRole('link', { name: 'Log Out' }));
  await screen.findByRole('heading', { name: 'Log Out' });
  await userEvent.click(screen.getByRole('link', { name: 'Home' }));

  expect(screen.queryByRole('cell', { name: 'user7' })).not.toBeInTheDocument();
  expect(await screen.findByText('The users are shown to members only.')).toBeVisible();
});

test('what a member saw is not shown once another is logged in', async () => {
  showToMembers();
  session.begin('a.b.c');
  await open('/');
  expect(await screen.findByRole('cell', { name: 'user7' })).toBeVisible();
  server.use(http.get('*/users', () => new Promise<never>(() => undefined)));

  act(() => session.begin('d.e.f'));

  expect(screen.queryByRole('cell', { name: 'user7' })).not.toBeInTheDocument();
});
