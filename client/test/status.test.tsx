import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { ownUser, refusal } from './answers';
import { open } from './open';
import { server } from './server';

test('the status page shows who is logged in', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => ownUser(7)));
  await open('/status');

  await screen.findByText('Username:');
  const list = within(screen.getByRole('main')).getByRole('list');
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['User ID: 7', 'Email: user7@example.org', 'Username: user7']);
  await expectAccessible();
});

test('the status page shows another user once another has logged in', async () => {
  session.begin('first');
  server.use(
    http.get('*/auth/status', ({ request }) =>
      ownUser(request.headers.get('Authorization') === 'Bearer first' ? 1 : 2),
    ),
  );
  await open('/status');
  await screen.findByText('user1@example.org');

  act(() => {
    session.begin('second');
  });

  expect(await screen.findByText('user2@example.org')).toBeVisible();
  expect(screen.queryByText('user1@example.org')).not.toBeInTheDocument();
});

test('a status that cannot be loaded can be tried again', async () => {
  session.begin('a.b.c');
  server.use(
    http.get('*/auth/status', () => HttpResponse.error(), { once: true }),
    http.get('*/auth/status', () => ownUser(7)),
  );
  await open('/status');

  expect(await screen.findByRole('alert')).toHaveTextContent('Your status could not be loaded.');
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('user7@example.org')).toBeVisible();
});

test('the status page asks who is not logged in to log in', async () => {
  await open('/status');

  expect(screen.getByText(/You must be logged in/)).toHaveTextContent(
    'You must be logged in to view this. Click here to log back in.',
  );
  expect(screen.getByRole('link', { name: 'here' })).toHaveAttribute('href', '/login');
  await expectAccessible();
});

test.each(['Signature expired. Please log in again.', 'Invalid token. Please log in again.'])(
  'a token of which the server says "%s" ends the session with a message',
  async (said) => {
    session.begin('a.b.c');
    server.use(http.get('*/auth/status', () => refusal(401, said)));
    await open('/status');

    expect(await screen.findByText(/Your session has ended/)).toBeVisible();
    expect(session.token()).toBeNull();
    expect(screen.getByText(/You must be logged in/)).toBeVisible();
  },
);

test('a token of an account that is not active does not end the session, and the server’s reason is shown', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => refusal(401, 'Something went wrong. Please contact us.')));
  await open('/status');

  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong. Please contact us.');
  expect(session.token()).toBe('a.b.c');
  expect(screen.queryByText(/has ended/)).not.toBeInTheDocument();
});
