import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answering, success } from './account';
import { answerAdmin, changing, details, openActions } from './admin';
import { accountOf, refusal } from './answers';
import { answerPages, message } from './form';
import { open } from './open';
import { server } from './server';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
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
  expect(screen.getByRole('button', { name: 'Delete' })).toHaveFocus();
});

test('a password manager is told that the password is the admin’s, not of whom it is about', async () => {
  answerAdmin([details(9)]);
  await open('/admin/users');

  await openActions('user9');
  await press('Change email');

  const { form } = screen.getByLabelText<HTMLInputElement>('Your own password');
  expect(form?.querySelector('[autocomplete=username]')).toHaveValue('user7@example.org');
});

test('Escape takes back the question, or what it was asked in, and the focus is at its button', async () => {
  answerAdmin([details(9)]);
  await open('/admin/users');
  const actions = await screen.findByRole('button', { name: 'Actions: user9' });

  await openActions('user9');
  await press('Make admin');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Make admin' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');

  expect(screen.queryByRole('button', { name: 'Make admin' })).not.toBeInTheDocument();
  expect(actions).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Invite somebody' }));
  await userEvent.type(screen.getByLabelText('Username'), 'mich{Escape}');
  expect(screen.getByRole('button', { name: 'Invite somebody' })).toHaveFocus();
  expect(screen.queryByLabelText('Username')).not.toBeVisible();
});

test('after an action on somebody the focus is at their actions, and after a deletion in the list', async () => {
  answerAdmin([details(9), details(8)]);
  changing(9, () => HttpResponse.json({ status: 'success', data: details(9, { admin: true }) }));
  answering('/users/9/delete', () => success('user9@example.org was deleted.'));
  await open('/admin/users');

  await openActions('user9');
  await press('Make admin');
  await userEvent.type(screen.getByLabelText('Your own password'), 'secret{Enter}');
  await message();
  expect(screen.getByRole('button', { name: 'Actions: user9' })).toHaveFocus();

  answerAdmin([details(8)]);
  await openActions('user9');
  await press('Delete');
  await userEvent.type(screen.getByLabelText('Your own password'), 'secret{Enter}');
  await waitFor(() => expect(screen.queryByText('user9')).not.toBeInTheDocument());
  expect(screen.getByRole('region', { name: 'Users found' })).toHaveFocus();
});

test('what is refused for a while stays beside what was asked for, and is not sent again before', async () => {
  answerAdmin([details(9)]);
  const asked = vi.fn(() => refusal(429, 'x', { 'Retry-After': '3000' }));
  server.use(http.post('*/users/9/reset', asked));
  const deactivated = changing(9, () => HttpResponse.json({ status: 'success', data: details(9) }));
  await open('/admin/users');

  await openActions('user9');
  await press('Send reset');

  const actions = within(await screen.findByRole('cell', { name: /Deactivate/ }));
  expect(await actions.findByText('Try again in 50 minutes.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Send reset' })).toHaveFocus();
  await press('Send reset');
  expect(asked).toHaveBeenCalledTimes(1);

  // What was not refused goes on.
  await press('Deactivate');
  expect(deactivated).toHaveBeenCalledTimes(1);
});

test('a slow answer takes nothing away from who does something to somebody else meanwhile', async () => {
  answerAdmin([details(9), details(8)]);
  let finish: (response: Response) => void = () => undefined;
  const finished = new Promise<Response>((resolve) => (finish = resolve));
  server.use(http.post('*/users/9/delete', () => finished));
  await open('/admin/users');
  await openActions('user9');
  await press('Delete');
  await userEvent.type(screen.getByLabelText('Your own password'), 'secret{Enter}');

  await openActions('user8');
  await press('Change username');
  const form = within(screen.getByRole('region', { name: 'Another username for user8' }));
  await userEvent.type(form.getByLabelText('Username'), 'mich');
  finish(success('user9@example.org was deleted.'));

  expect(await message()).toHaveTextContent('user9 was deleted.');
  expect(form.getByLabelText('Username')).toHaveValue('mich');
  expect(form.getByLabelText('Username')).toHaveFocus();
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
  const actions = within(await screen.findByRole('cell', { name: /Deactivate/ }));
  expect(actions.getByRole('link', { name: 'Log' })).toHaveAttribute('href', '/admin/audit?user=9');
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
