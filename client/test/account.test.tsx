import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answerAccount, answering, success } from './account';
import { page, refusal } from './answers';
import { answerPages, message } from './form';
import { open } from './open';
import { fillIn, part, submit } from './parts';
import { server } from './server';

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
  answerAccount();
});

test('the account page has a part for each thing that can be changed', async () => {
  await open('/account');

  await screen.findByRole('heading', { name: 'Delete Account' });
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'Account',
    'Username',
    'Email',
    'Password',
    'Sessions',
    'Delete Account',
  ]);
  expect(screen.getByRole('link', { name: 'Account' })).toHaveAttribute('href', '/account');
  await screen.findByRole('table');
  await expectAccessible();
});

test('a username is changed, and the server’s words are shown', async () => {
  const sent = answering('/auth/username', () => success('Your username was changed.'));
  await open('/account');

  await fillIn('Username', { 'New username': 'michelle' });
  answerAccount({ username: 'michelle' });
  await submit('Username', 'Change username');

  expect(await message()).toHaveTextContent('Your username was changed.');
  expect(sent).toHaveBeenCalledWith({ username: 'michelle' });
  expect(await (await part('Username')).findByText('michelle')).toBeVisible();
  expect((await part('Username')).getByLabelText('New username')).toHaveValue('');
});

test('what was changed is not waited for by the form', async () => {
  answering('/auth/username', () => success('Your username was changed.'));
  await open('/account');
  await fillIn('Username', { 'New username': 'michelle' });
  server.use(http.get('*/auth/account', () => new Promise<never>(() => undefined)));

  await submit('Username', 'Change username');
  await message();

  expect((await part('Username')).getByLabelText('New username')).toHaveValue('');
  expect((await part('Username')).getByRole('button')).toHaveAccessibleName('Change username');
});

test('a username that is taken is refused in the server’s words', async () => {
  answering('/auth/username', () => refusal(400, 'Sorry. That username already exists.'));
  await open('/account');

  await fillIn('Username', { 'New username': 'michelle' });
  await submit('Username', 'Change username');

  expect(await message()).toHaveTextContent('Sorry. That username already exists.');
  expect((await part('Username')).getByText('Sorry. That username already exists.')).toBeVisible();
});

test('an email is changed with the current password, and what waits to be confirmed is shown', async () => {
  const sent = answering('/auth/email', () =>
    success('Please confirm your new email by the link that was sent to it.'),
  );
  await open('/account');

  await fillIn('Email', { 'New email': 'new@example.org', 'Current password': 'secret' });
  answerAccount({ pending_email: 'new@example.org' });
  await submit('Email', 'Change email');

  expect(await message()).toHaveTextContent('Please confirm your new email by the link that was sent to it.');
  expect(sent).toHaveBeenCalledWith({ email: 'new@example.org', password: 'secret' });
  expect(await (await part('Email')).findByText('new@example.org')).toBeVisible();
});

test('a wrong current password does not end the session', async () => {
  answering('/auth/password', () => refusal(400, 'Sorry. That password is wrong.'));
  await open('/account');

  await fillIn('Password', { 'Current password': 'wrong', 'New password': 'greaterthaneleven' });
  await submit('Password', 'Change password');

  expect(await message()).toHaveTextContent('Sorry. That password is wrong.');
  expect(session.token()).toBe('a.b.c');
});

test('after a change of the password, the new token is this session’s', async () => {
  const sent = answering('/auth/password', () => success('Your password was changed.', { auth_token: 'd.e.f' }));
  await open('/account');

  await fillIn('Password', { 'Current password': 'secret', 'New password': 'greaterthaneleven' });
  await submit('Password', 'Change password');

  expect(await message()).toHaveTextContent('Your password was changed.');
  expect(sent).toHaveBeenCalledWith({ password: 'secret', new_password: 'greaterthaneleven' });
  expect(session.token()).toBe('d.e.f');
  expect(screen.getByRole('heading', { name: 'Account' })).toBeVisible();
});

test('a password manager is told whose password is changed', async () => {
  await open('/account');
  const { form } = await screen.findByLabelText<HTMLInputElement>('New password');

  const account = form?.querySelector('[autocomplete=username]');
  expect(account).toHaveValue('user7@example.org');
  expect(account).not.toBeVisible();
});

test('whoever has changed something goes on where that was', async () => {
  answering('/auth/username', () => success('Your username was changed.'));
  await open('/account');

  await fillIn('Username', { 'New username': 'michelle' });
  await submit('Username', 'Change username');
  await message();

  expect(screen.getByRole('region', { name: 'Username' })).toHaveFocus();
});

test('a deleted account is logged out, at the list', async () => {
  answering('/auth/account/delete', () => success('Your account was deleted.'));
  server.use(http.get('*/users', () => page([])));
  await open('/account');

  await fillIn('Delete Account', { 'Current password': 'secret' });
  await submit('Delete Account', 'Delete my account');

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(await message()).toHaveTextContent('Your account was deleted.');
  expect(session.token()).toBeNull();
});

test('an account that cannot be deleted stays, and the reason is said', async () => {
  answering('/auth/account/delete', () => refusal(409, 'Your account cannot be deleted. Please contact us.'));
  await open('/account');

  await fillIn('Delete Account', { 'Current password': 'secret' });
  await submit('Delete Account', 'Delete my account');

  expect(await message()).toHaveTextContent('Your account cannot be deleted. Please contact us.');
  expect(session.token()).toBe('a.b.c');
});

test('an account is not offered to be deleted where that is off', async () => {
  answerAccount({}, { account_deletion: false });
  await open('/account');

  await screen.findByRole('heading', { name: 'Sessions' });
  expect(screen.queryByRole('heading', { name: 'Delete Account' })).not.toBeInTheDocument();
});

test('an email that is not confirmed can be sent its link again, where confirming is offered', async () => {
  answerAccount({}, { mail: true, email_verification: 'offered' });
  server.use(
    http.post('*/auth/email/resend', () => success('If your email is not confirmed yet, a link was sent to it.')),
  );
  await open('/account');

  await userEvent.click(await screen.findByRole('button', { name: 'Send the link again' }));

  expect(await message()).toHaveTextContent('If your email is not confirmed yet, a link was sent to it.');
  await waitFor(expectAccessible);
});

test('a link that is not sent again says why, for as long as that is so', async () => {
  answerAccount({}, { mail: true, email_verification: 'offered' });
  const asked = vi.fn(() => refusal(429, 'x', { 'Retry-After': '3000' }));
  server.use(http.post('*/auth/email/resend', asked));
  await open('/account');

  await userEvent.click(await screen.findByRole('button', { name: 'Send the link again' }));
  expect(await (await part('Email')).findByText('Try again in 50 minutes.')).toBeVisible();
  await submit('Email', 'Send the link again');

  expect(asked).toHaveBeenCalledTimes(1);
});

test('without a login, the account page asks for one', async () => {
  session.end();
  await open('/account');

  expect(screen.getByText(/You must be logged in/)).toBeVisible();
});

test('an account that cannot be loaded can be tried again', async () => {
  server.use(http.get('*/auth/account', () => refusal(503, 'x'), { once: true }));
  await open('/account');

  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading', { name: 'Password' })).toBeVisible();
});
