import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answerAccount } from './account';
import { answerAdmin, details, event, found, logged } from './admin';
import { refusal } from './answers';
import { answerPages } from './form';
import { open } from './open';
import { server } from './server';

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
});

test('admins alone have a link to the page in the bar', async () => {
  answerAdmin([]);
  await open('/');

  expect(await screen.findByRole('link', { name: 'Manage Users' })).toHaveAttribute('href', '/admin/users');
});

test('others have none', async () => {
  answerAccount();
  await open('/account');

  await screen.findByRole('heading', { name: 'Delete Account' });
  expect(screen.queryByRole('link', { name: 'Manage Users' })).not.toBeInTheDocument();
});

test.each(['/admin/users', '/admin/audit'])(
  'an ordinary user is told of no permission at %s, and stays',
  async (path) => {
    const no = () => refusal(403, 'You do not have permission to do that.');
    server.use(http.get('*/users/search', no), http.get('*/users/audit', no));
    await open(path);

    expect(await screen.findByText('You do not have permission to do that.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Invite somebody' })).not.toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
    expect(session.token()).toBe('a.b.c');
  },
);

test('a guest is asked to log in', async () => {
  session.end();
  await open('/admin/users');

  expect(screen.getByRole('link', { name: 'here' })).toHaveAttribute('href', '/login');
});

test('the page shows who is found, and how they are', async () => {
  answerAdmin([
    details(9, { admin: true, email_verified: true, seen_at: '2026-11-20T08:00:00Z' }),
    details(8, { active: false }),
  ]);
  await open('/admin/users');

  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Manage Users');
  await screen.findByText('user9');
  const [, admin, inactive] = screen.getAllByRole('row');
  expect(admin).toHaveTextContent(/^9user9 user9@example\.org AdminEmail confirmedJul 17, 2017Nov 20, 2026/);
  expect(inactive).toHaveTextContent(/^8user8 user8@example\.org Not activeJul 17, 2017–/);
  await expectAccessible();
});

test('search and filters are in the address, which is searched for', async () => {
  const searched = answerAdmin([details(9)]);
  await open('/admin/users?q=mi&active=false&admin=nonsense');

  await screen.findByText('user9');
  expect(searched).toHaveBeenLastCalledWith('?limit=25&q=mi&active=false');
  expect(screen.getByRole('searchbox')).toHaveValue('mi');
  expect(screen.getByRole('combobox', { name: 'Active' })).toHaveValue('false');

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Admin' }), 'Admins');
  await waitFor(() => expect(searched).toHaveBeenLastCalledWith('?limit=25&q=mi&active=false&admin=true'));
  await userEvent.clear(screen.getByRole('searchbox'));
  await waitFor(() => expect(searched).toHaveBeenLastCalledWith('?limit=25&active=false&admin=true'));
});

test('the list leads from page to page', async () => {
  answerAdmin([]);
  server.use(
    http.get('*/users/search', ({ request }) =>
      new URL(request.url).searchParams.get('after') === 'KEY'
        ? found([details(1)])
        : found([details(2)], '/users/search?limit=25&after=KEY'),
    ),
  );
  await open('/admin/users');
  await screen.findByText('user2');

  await userEvent.click(screen.getByRole('link', { name: 'Next' }));

  await screen.findByText('user1');
  expect(screen.getByRole('link', { name: 'Previous' })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Users found' })).toHaveFocus();
});

test('a search that takes too long says so, and can be changed', async () => {
  answerAdmin([]);
  server.use(http.get('*/users/search', () => refusal(503, 'Please search more precisely.')));
  await open('/admin/users?verified=true');

  expect(await screen.findByText('Please search more precisely.')).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Email' })).toHaveValue('true');
});

test('whoever searches can search again at once', async () => {
  const searched = answerAdmin([details(9)]);
  await open('/admin/users');
  await screen.findByText('user9');

  await userEvent.type(screen.getByRole('searchbox'), ' mi{Enter}');
  await waitFor(() => expect(searched).toHaveBeenLastCalledWith('?limit=25&q=mi'));
  server.use(http.get('*/users/search', () => refusal(503, 'Please search more precisely.')));
  await userEvent.keyboard('k{Enter}');

  await screen.findByText('Please search more precisely.');
  expect(screen.getByRole('searchbox')).toHaveValue('mik');
  expect(screen.getByRole('searchbox')).toHaveFocus();
});

test('mail that waits for long is told of, with the reason', async () => {
  answerAdmin([], { waiting: 3, oldest_waiting_at: '2026-11-28T08:00:00Z', last_error: 'Connection refused' });
  await open('/admin/users');

  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent(/^Mail is not going out\.3 mails wait, the first since .*2026.*Connection refused$/);
});

test('mail that waits for a moment is not', async () => {
  answerAdmin([details(9)], { waiting: 1, oldest_waiting_at: new Date().toISOString() });
  await open('/admin/users');

  await screen.findByText('user9');
  expect(screen.queryByText('Mail is not going out.')).not.toBeInTheDocument();
});

test.each(['search', 'audit'])('what an admin saw by %s is not shown once another is logged in', async (what) => {
  answerAdmin([details(9)]);
  server.use(http.get('*/users/audit', () => logged([event(3, { user: 'user9' })])));
  await open(what === 'audit' ? '/admin/audit' : '/admin/users');
  expect(await screen.findByText('user9')).toBeVisible();
  server.use(http.get(`*/users/${what}`, () => new Promise<never>(() => undefined)));

  act(() => session.begin('d.e.f'));

  expect(screen.queryByText('user9')).not.toBeInTheDocument();
});
