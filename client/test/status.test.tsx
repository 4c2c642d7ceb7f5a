import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { user } from './answers';
import { open } from './open';
import { server } from './server';

const status = (id: number) => HttpResponse.json({ status: 'success', data: { ...user(id), active: true } });

test('the status page shows who is logged in', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => status(7)));
  open('/status');
  expect(screen.getByRole('status')).toHaveTextContent('Loading…');

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
    http.get('*/auth/status', ({ request }) => status(request.headers.get('Authorization') === 'Bearer first' ? 1 : 2)),
  );
  open('/status');
  await screen.findByText('user1');

  act(() => {
    session.begin('second');
  });

  expect(await screen.findByText('user2')).toBeVisible();
  expect(screen.queryByText('user1')).not.toBeInTheDocument();
});

test('a status that cannot be loaded can be tried again', async () => {
  session.begin('a.b.c');
  server.use(
    http.get('*/auth/status', () => HttpResponse.error(), { once: true }),
    http.get('*/auth/status', () => status(7)),
  );
  open('/status');

  expect(await screen.findByRole('alert')).toHaveTextContent('Your status could not be loaded.');
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('user7')).toBeVisible();
});

test('the status page asks who is not logged in to log in', async () => {
  open('/status');

  expect(screen.getByText(/You must be logged in/)).toHaveTextContent(
    'You must be logged in to view this. Click here to log back in.',
  );
  expect(screen.getByRole('link', { name: 'here' })).toHaveAttribute('href', '/login');
  await expectAccessible();
});

test('a token that the server no longer accepts ends the session with a message', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => HttpResponse.json({ status: 'error', message: 'x' }, { status: 401 })));
  open('/status');

  expect(await screen.findByText(/Your session has ended/)).toBeVisible();
  expect(session.token()).toBeNull();
  expect(screen.getByText(/You must be logged in/)).toBeVisible();
});
