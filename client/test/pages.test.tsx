import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { messages } from '../src/messages/messages';
import { session } from '../src/session/session';
import { open } from './open';
import { server } from './server';

const user = (id: number) => ({ id, username: `user${id}`, email: `user${id}@example.org`, created_at: '2017-07-17T23:59:59Z' });
const page = (users: object[], next?: string) => HttpResponse.json({ status: 'success', data: { users, next } });

test('the list shows users as they come, and more on demand', async () => {
  server.use(
    http.get('*/users', ({ request }) =>
      new URL(request.url).searchParams.has('after') ? page([user(1)]) : page([user(3), user(2)], '/users?limit=100&after=x'),
    ),
  );
  open('/');
  const emails = () => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell')[1]?.textContent);

  await screen.findByText('user3');
  expect(screen.getAllByRole('columnheader').map((heading) => heading.textContent)).toEqual(['User ID', 'Email', 'Username']);
  expect(emails()).toEqual(['user3@example.org', 'user2@example.org']);

  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

  await screen.findByText('user1');
  expect(emails()).toEqual(['user3@example.org', 'user2@example.org', 'user1@example.org']);
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});

test('the list says when it is empty, and when it cannot be loaded', async () => {
  server.use(http.get('*/users', () => HttpResponse.error(), { once: true }), http.get('*/users', () => page([])));
  open('/');

  expect(await screen.findByRole('alert')).toHaveTextContent('The users could not be loaded.');

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('There are no users yet.')).toBeVisible();
});

test('the status page shows who is logged in', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => HttpResponse.json({ status: 'success', data: { ...user(7), active: true } })));
  open('/status');

  await screen.findByText('Username:');
  const list = screen.getByText('Username:').closest('ul')!;
  expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'User ID: 7',
    'Email: user7@example.org',
    'Username: user7',
  ]);
});

test('the status page asks who is not logged in to log in', () => {
  open('/status');

  expect(screen.getByText(/You must be logged in/)).toHaveTextContent('You must be logged in to view this. Click here to log back in.');
});

test('a token that the server no longer accepts ends the session with a message', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => HttpResponse.json({ status: 'error', message: 'x' }, { status: 401 })));
  open('/status');

  expect(await screen.findByText(/Your session has ended/)).toBeVisible();
  expect(session.token()).toBeNull();
});

test('a logout in another tab is seen here', async () => {
  session.begin('a.b.c');
  open('/about');
  expect(screen.getByRole('link', { name: 'Log Out' })).toBeVisible();

  localStorage.removeItem('authToken');
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'authToken' })));

  expect(screen.getByRole('link', { name: 'Log In' })).toBeVisible();
});

test('a message is gone when it is closed, and after three seconds', async () => {
  open('/about');
  act(() => messages.show('success', 'one'));
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByText('one')).not.toBeInTheDocument();

  vi.useFakeTimers();
  try {
    act(() => messages.show('success', 'two'));
    act(() => vi.advanceTimersByTime(2999));
    expect(screen.getByText('two')).toBeVisible();
    act(() => vi.advanceTimersByTime(1));
    expect(screen.queryByText('two')).not.toBeInTheDocument();
  } finally {
    vi.useRealTimers();
  }
});

test('a page that there is not says so', () => {
  open('/nowhere');

  expect(screen.getByRole('heading', { name: 'Not found' })).toBeVisible();
});
