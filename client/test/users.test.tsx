import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { ownUser, page, refusal, user } from './answers';
import { open } from './open';
import { server } from './server';

const emails = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[1]?.textContent);

/** Three pages of one user each. */
const three = http.get('*/users', ({ request }) => {
  const after = Number(new URL(request.url).searchParams.get('after') ?? 4);
  return page([user(after - 1)], after > 2 ? `/users?limit=25&after=${after - 1}` : undefined);
});

test('the list shows users as they come', async () => {
  server.use(http.get('*/users', () => page([user(3), user(2)])));
  await open('/');
  expect(screen.getByRole('status')).toHaveTextContent('Loading…');

  await screen.findByText('user3');
  expect(screen.getAllByRole('columnheader').map((heading) => heading.textContent)).toEqual([
    'User ID',
    'Email',
    'Username',
    'Joined',
  ]);
  expect(emails()).toEqual(['user3@example.org', 'user2@example.org']);
  expect(screen.getAllByText('Jul 17, 2017')).toHaveLength(2);
  expect(screen.queryByRole('link', { name: /Next|Previous|First/ })).not.toBeInTheDocument();
  await expectAccessible();
});

test('what people write is isolated from what stands around it', async () => {
  const turned = { ...user(1), username: '\u202Egnitset', email: '\u202Emoc.elpmaxe@gnitset' };
  server.use(http.get('*/users', () => page([turned])));
  await open('/');

  expect((await screen.findByText(turned.username)).tagName).toBe('BDI');
  expect(screen.getByText(turned.email).tagName).toBe('BDI');
});

test('the list leads on, and back, and each page has the focus when it comes', async () => {
  server.use(three);
  await open('/');
  await screen.findByText('user3');

  await userEvent.click(screen.getByRole('link', { name: 'Next' }));
  await screen.findByText('user2');
  expect(emails()).toEqual(['user2@example.org']);
  expect(screen.getByRole('region', { name: 'All users' })).toHaveFocus();
  await expectAccessible();

  await userEvent.click(screen.getByRole('link', { name: 'Next' }));
  await screen.findByText('user1');
  expect(screen.queryByRole('link', { name: 'Next' })).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'All users' })).toHaveFocus();

  await userEvent.click(screen.getByRole('link', { name: 'Previous' }));
  await screen.findByText('user2');
  await userEvent.click(screen.getByRole('link', { name: 'Previous' }));
  await screen.findByText('user3');
});

test('a page is opened by its address, and leads to the first', async () => {
  server.use(three);
  await open('/?after=2');
  await screen.findByText('user1');

  await userEvent.click(screen.getByRole('link', { name: 'First page' }));

  await screen.findByText('user3');
});

/** Says what it was asked, by the users that it answers with. */
const echo = http.get('*/users', ({ request }) => {
  const { searchParams } = new URL(request.url);
  return page([{ ...user(1), username: `${searchParams.get('q')} ${searchParams.get('order')}` }], '/users?after=x');
});

test('a search is asked of the API, stands in the address, and begins at the first page', async () => {
  server.use(echo);
  await open('/?after=2');
  await screen.findByText('null newest');

  await userEvent.type(screen.getByRole('searchbox', { name: /begins with/ }), ' ann {Enter}');

  await screen.findByText('ann newest');
  expect(screen.getByRole('searchbox')).toHaveFocus();
  expect(screen.queryByRole('link', { name: /Previous|First/ })).not.toBeInTheDocument();
  await expectAccessible();

  await userEvent.clear(screen.getByRole('searchbox'));
  await screen.findByText('null newest');
});

test('an address that the API refuses leads to the beginning of the list', async () => {
  server.use(
    http.get('*/users', ({ request }) =>
      new URL(request.url).searchParams.has('after') ? refusal(400, 'Invalid payload.') : page([user(1)]),
    ),
  );
  await open('/?after=half-of-a-k');
  expect(await screen.findByRole('alert')).toHaveTextContent('The address of this page is not complete or not right.');
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  await expectAccessible();

  await userEvent.click(screen.getByRole('link', { name: 'Start at the beginning' }));

  await screen.findByText('user1');
});

test('an order is asked of the API, also with a search, and on the next page', async () => {
  server.use(echo);
  await open('/?q=ann');
  await screen.findByText('ann newest');

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'By email');
  await screen.findByText('ann email');
  expect(screen.getByRole('columnheader', { name: 'Email' })).toHaveAttribute('aria-sort', 'ascending');

  await userEvent.click(screen.getByRole('link', { name: 'Next' }));
  await screen.findByRole('link', { name: 'Previous' });
  expect(screen.getByText('ann email')).toBeVisible();
});

test('the address says what is looked for and in which order', async () => {
  server.use(echo);
  await open('/?q=ann&order=oldest');

  await screen.findByText('ann oldest');
  expect(screen.getByRole('searchbox')).toHaveValue('ann');
  expect(screen.getByRole('combobox', { name: 'Order' })).toHaveDisplayValue('Oldest first');
});

test.each([
  ['/', { users: 1, exact: true }, '1 user'],
  ['/', { users: 1234, exact: true }, '1,234 users'],
  ['/', { users: 10_000, exact: false }, 'more than 10,000 users'],
  ['/?q=a', { users: 7, exact: true }, '7 users found'],
  ['/?q=a', { users: 1000, exact: false }, /^More than 1,000 users match/],
])('on %s a count of %o is said as it is known', async (path, count, words) => {
  server.use(http.get('*/users', () => page([user(1)], undefined, count)));
  await open(path);

  expect(await screen.findByText(words)).toBeVisible();
});

test('a search that finds nobody says so, and leads to everybody', async () => {
  server.use(http.get('*/users', ({ request }) => page(new URL(request.url).searchParams.has('q') ? [] : [user(1)])));
  await open('/?q=zzz');
  expect(await screen.findByText(/^Nobody’s username or email/)).toBeVisible();
  await expectAccessible();

  await userEvent.click(screen.getByRole('link', { name: 'Show everybody' }));

  await screen.findByText('user1');
  expect(screen.getByRole('searchbox')).toHaveValue('');
});

test('the tab that is come back to asks for nothing', async () => {
  const asked = vi.fn(() => page([user(1)]));
  server.use(http.get('*/users', asked));
  await open('/');
  await screen.findByText('user1');

  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event('focus'));
  await delay(50);

  expect(asked).toHaveBeenCalledTimes(1);
});

test('the list says when it is empty, and what to do', async () => {
  server.use(http.get('*/users', () => page([])));
  await open('/');

  expect(await screen.findByText('There are no users yet.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'register' })).toHaveAttribute('href', '/register');
  await expectAccessible();
});

test('who is logged in is not asked to register', async () => {
  session.begin('a.b.c');
  server.use(
    http.get('*/users', () => page([])),
    http.get('*/auth/status', () => ownUser(7)),
  );
  await open('/');

  await screen.findByText('There are no users yet.');
  expect(screen.queryByRole('link', { name: /register/i })).not.toBeInTheDocument();
});

test('a list that cannot be loaded can be tried again', async () => {
  server.use(
    http.get('*/users', () => HttpResponse.error(), { once: true }),
    http.get('*/users', () => page([user(1)])),
  );
  await open('/');

  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The users could not be loaded. The server cannot be reached.',
  );
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('user1')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a list that may not be asked for yet is not, before the time that the server named', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const asked = vi.fn(() => refusal(429, 'x', { 'Retry-After': '60' }));
  server.use(http.get('*/users', asked));
  await open('/');
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts.');
  expect(screen.getByText('Try again in 60 seconds.')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked).toHaveBeenCalledTimes(1);

  vi.setSystemTime(Date.now() + 60_000);
  await waitFor(() => expect(screen.getByText('You can try again now.')).toBeVisible());
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});

test('an answer that is not the API’s is no list', async () => {
  server.use(http.get('*/users', () => HttpResponse.html('<h1>Bad gateway</h1>')));
  await open('/');

  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
});
