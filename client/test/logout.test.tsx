import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { ownUser, page, refusal } from './answers';
import { open } from './open';
import { server } from './server';

const done = () => HttpResponse.json({ status: 'success', message: 'Successfully logged out.' });
const message = () => screen.findByText((_, element) => element?.classList.contains('alert') ?? false);
const told = vi.fn<(authorization: string | null) => void>();

beforeEach(() => {
  told.mockClear();
  session.begin('a.b.c');
  server.use(
    http.get('*/users', () => page([])),
    http.get('*/auth/status', () => ownUser(7)),
    http.get('*/auth/logout', ({ request }) => {
      told(request.headers.get('Authorization'));
      return done();
    }),
  );
});

test('logging out ends the session, tells the server, and says so', async () => {
  await open('/about');

  await userEvent.click(screen.getByRole('link', { name: 'Log Out' }));

  expect(await screen.findByText(/You are now logged out/)).toHaveTextContent(
    'You are now logged out. Click here to log back in.',
  );
  await waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith('Bearer a.b.c'));
  expect(session.token()).toBeNull();
  await expectAccessible();
});

test('the menu of who is logged in logs out, too', async () => {
  await open('/about');
  await userEvent.click(await screen.findByRole('button', { name: 'Your account user7' }));

  await userEvent.click(screen.getByRole('button', { name: 'Log Out' }));

  expect(await screen.findByText(/You are now logged out/)).toBeVisible();
  expect(session.token()).toBeNull();
});

test('the log out page that is opened by its address logs out', async () => {
  await open('/logout');

  expect(screen.getByText(/You are now logged out/)).toBeVisible();
  await waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith('Bearer a.b.c'));
  expect(session.token()).toBeNull();
});

test('the log out page that is come back to logs nobody out', async () => {
  await open({ pathname: '/logout', key: 'of the history' });

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(session.token()).toBe('a.b.c');
  expect(told).not.toHaveBeenCalled();
});

test.each([
  ['refuses', () => refusal(503, 'x')],
  ['is away', () => HttpResponse.error()],
])('a log out that the server %s is one here, and says so', async (_, response) => {
  server.use(http.get('*/auth/logout', response));
  await open('/logout');

  expect(await message()).toHaveTextContent('You are logged out here, but the server could not be reached.');
  expect(session.token()).toBeNull();
});

test('a log out with a token that is worth nothing already is one', async () => {
  const asked = vi.fn(() => refusal(401, 'Invalid token. Please log in again.'));
  server.use(http.get('*/auth/logout', asked));
  await open('/logout');

  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(session.token()).toBeNull();
  expect(screen.queryByText(/could not be reached|has ended/)).not.toBeInTheDocument();
});
