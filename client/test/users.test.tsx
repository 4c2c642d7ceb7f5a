import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { open } from './open';
import { page, user } from './answers';
import { server } from './server';

const emails = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[1]?.textContent);
const isFirst = (request: Request) => !new URL(request.url).searchParams.has('after');

test('the list shows users as they come, and more on demand', async () => {
  server.use(
    http.get('*/users', ({ request }) =>
      isFirst(request) ? page([user(3), user(2)], '/users?limit=100&after=x') : page([user(1)]),
    ),
  );
  open('/');
  expect(screen.getByRole('status')).toHaveTextContent('Loading…');

  await screen.findByText('user3');
  expect(screen.getAllByRole('columnheader').map((heading) => heading.textContent)).toEqual([
    'User ID',
    'Email',
    'Username',
  ]);
  expect(emails()).toEqual(['user3@example.org', 'user2@example.org']);
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

  await screen.findByText('user1');
  expect(emails()).toEqual(['user3@example.org', 'user2@example.org', 'user1@example.org']);
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});

test('the list says when it is empty', async () => {
  server.use(http.get('*/users', () => page([])));
  open('/');

  expect(await screen.findByText('There are no users yet.')).toBeVisible();
  await expectAccessible();
});

test('a list that cannot be loaded can be tried again', async () => {
  server.use(
    http.get('*/users', () => HttpResponse.error(), { once: true }),
    http.get('*/users', () => page([user(1)])),
  );
  open('/');

  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The users could not be loaded. The server cannot be reached.',
  );
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('user1')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a further page that cannot be loaded leaves what is there, and can be tried again', async () => {
  server.use(
    http.get('*/users', ({ request }) => (isFirst(request) ? page([user(2)], '/users?limit=100&after=x') : undefined)),
    http.get('*/users', () => HttpResponse.json({ status: 'error', message: 'x' }, { status: 503 }), { once: true }),
    http.get('*/users', () => page([user(1)])),
  );
  open('/');
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('The service is busy or away.');
  expect(emails()).toEqual(['user2@example.org']);

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('user1');
  expect(emails()).toEqual(['user2@example.org', 'user1@example.org']);
});

test('an answer that is not the API’s is no list', async () => {
  server.use(http.get('*/users', () => HttpResponse.html('<h1>Bad gateway</h1>')));
  open('/');

  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
});
