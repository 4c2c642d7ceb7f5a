import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answering, success } from './account';
import { answerAdmin, details, found } from './admin';
import { accountOf, refusal } from './answers';
import { answerPages, message } from './form';
import { open } from './open';
import { server } from './server';

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
});

/** Answers a change of a user, and notes its body. */
function changing(id: number, response: () => Response) {
  const sent = vi.fn();
  server.use(
    http.patch(`*/users/${id}`, async ({ request }) => {
      sent(await request.json());
      return response();
    }),
  );
  return sent;
}

const openActions = async (username: string) =>
  userEvent.click(await screen.findByRole('button', { name: `Actions: ${username}` }));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('admins alone have a link to the page in the bar', async () => {
  answerAdmin([]);
  await open('/');

  expect(await screen.findByRole('link', { name: 'Manage Users' })).toHaveAttribute('href', '/admin/users');
});

test('others have none', async () => {
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
  await vi.waitFor(() => expect(searched).toHaveBeenLastCalledWith('?limit=25&q=mi&active=false&admin=true'));
  await userEvent.clear(screen.getByRole('searchbox'));
  await vi.waitFor(() => expect(searched).toHaveBeenLastCalledWith('?limit=25&active=false&admin=true'));
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
});

test('a search that takes too long says so, and can be changed', async () => {
  answerAdmin([]);
  server.use(http.get('*/users/search', () => refusal(503, 'Please search more precisely.')));
  await open('/admin/users?verified=true');

  expect(await screen.findByText('Please search more precisely.')).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Email' })).toHaveValue('true');
});

test('who deactivates somebody is told what that did', async () => {
  answerAdmin([details(9)]);
  const sent = changing(9, () => HttpResponse.json({ status: 'success', data: details(9, { active: false }) }));
  await open('/admin/users');

  await openActions('user9');
  await expectAccessible();
  await press('Deactivate');

  expect(await message()).toHaveTextContent('user9 is not active any more, and was logged out everywhere.');
  expect(sent).toHaveBeenCalledWith({ active: false });
});

test('who is made an admin is asked for again, with the own password', async () => {
  answerAdmin([details(9)]);
  const sent = changing(9, () => HttpResponse.json({ status: 'success', data: details(9, { admin: true }) }));
  await open('/admin/users');

  await openActions('user9');
  await press('Make admin');
  expect(screen.getByRole('heading', { name: 'Make user9 an admin?' })).toBeVisible();
  await expectAccessible();
  await userEvent.type(screen.getByLabelText('Your own password'), 'secret');
  await press('Make admin');

  expect(await message()).toHaveTextContent('user9 is an admin now.');
  expect(sent).toHaveBeenCalledWith({ admin: true, password: 'secret' });
});

test('a deletion is asked for again, and a wrong password does nothing but say so', async () => {
  answerAdmin([details(9)]);
  const sent = answering('/users/9/delete', () => refusal(400, 'Sorry. That password is wrong.'));
  await open('/admin/users');

  await openActions('user9');
  await press('Delete');
  expect(screen.getByLabelText('Your own password')).toHaveFocus();
  await userEvent.type(screen.getByLabelText('Your own password'), 'wrong');
  await press('Delete');

  expect(await message()).toHaveTextContent('Sorry. That password is wrong.');
  expect(sent).toHaveBeenCalledWith({ password: 'wrong' });
  expect(session.token()).toBe('a.b.c');
  await press('Cancel');
  expect(screen.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});

test('somebody gets another email, by the own password of the admin', async () => {
  answerAdmin([details(9)]);
  const sent = changing(9, () => HttpResponse.json({ status: 'success', data: details(9) }));
  await open('/admin/users');

  await openActions('user9');
  await press('Change email');
  const form = within(screen.getByRole('region', { name: 'Another email for user9' }));
  expect(form.getByLabelText('Email')).toHaveFocus();
  await expectAccessible();
  await userEvent.type(form.getByLabelText('Email'), 'new@example.org');
  await userEvent.type(form.getByLabelText('Your own password'), 'secret');
  await press('Change email');

  expect(await message()).toHaveTextContent('The email of user9 was changed.');
  expect(sent).toHaveBeenCalledWith({ email: 'new@example.org', password: 'secret' });
});

test('somebody keeps the username where the other one is taken', async () => {
  answerAdmin([details(9)]);
  const sent = changing(9, () => refusal(400, 'Sorry. That username already exists.'));
  await open('/admin/users');

  await openActions('user9');
  await press('Change username');
  const form = within(screen.getByRole('region', { name: 'Another username for user9' }));
  await userEvent.type(form.getByLabelText('Username'), 'michelle');
  await press('Change username');

  expect(await message()).toHaveTextContent('Sorry. That username already exists.');
  expect(sent).toHaveBeenCalledWith({ username: 'michelle' });
  await press('Cancel');
  expect(screen.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});

test('the last admin stays', async () => {
  answerAdmin([details(7, { admin: true })]);
  changing(7, () => refusal(409, 'There must be an active admin.'));
  await open('/admin/users');

  await openActions('user7');
  await press('Deactivate');

  expect(await message()).toHaveTextContent('There must be an active admin.');
});

test('sessions are ended, a link is sent, and the log of one person is a link', async () => {
  answerAdmin([details(9)]);
  server.use(
    http.post('*/users/9/sessions/end', () => success('All sessions were ended.')),
    http.post('*/users/9/reset', () => success('A link to set a new password was sent to user9@example.org.')),
  );
  await open('/admin/users');
  await openActions('user9');

  await press('End sessions');
  expect(await message()).toHaveTextContent('All sessions were ended.');
  await press('Send reset');
  expect(await screen.findByText('A link to set a new password was sent to user9@example.org.')).toBeVisible();
  const deeds = within(await screen.findByRole('cell', { name: /Deactivate/ }));
  expect(deeds.getByRole('link', { name: 'Log' })).toHaveAttribute('href', '/admin/audit?user=9');
});

test('somebody is invited', async () => {
  answerAdmin([]);
  const sent = answering('/users', () => success('new@example.org was added!'));
  await open('/admin/users');

  await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  await userEvent.type(screen.getByLabelText('Username'), 'michelle');
  await userEvent.type(screen.getByLabelText('Email', { selector: 'input' }), 'new@example.org');
  await expectAccessible();
  await press('Invite');

  expect(await message()).toHaveTextContent('new@example.org was invited.');
  expect(sent).toHaveBeenCalledWith({ username: 'michelle', email: 'new@example.org', invite: true });
});

test('where no mail is sent, nobody is invited, and no link is sent', async () => {
  answerAdmin([details(9)]);
  server.use(
    http.get('*/auth/options', () => HttpResponse.json({ status: 'success', data: { mail: false } })),
    http.get('*/auth/account', () => accountOf({ admin: true })),
  );
  await open('/admin/users');
  await openActions('user9');

  expect(screen.queryByRole('button', { name: 'Invite somebody' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Send reset' })).not.toBeInTheDocument();
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
