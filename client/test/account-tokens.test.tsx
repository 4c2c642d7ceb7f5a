import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { answerAccount, answering, success, tokenOf } from './account';
import { refusal } from './answers';
import { answer, answerPages, fillIn as fillInForm, login, message, submit as submitButton, token } from './form';
import { open } from './open';
import { fillIn, submit } from './parts';
import { server } from './server';

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
  answerAccount();
});

test('another token of the same session takes nothing away from the page', async () => {
  session.begin(tokenOf(7, 'first'));
  answering('/auth/password', () => success('Your password was changed.', { auth_token: tokenOf(7, 'next') }));
  await open('/account');
  await screen.findByRole('table');
  const username = screen.getByLabelText('New username');
  await userEvent.type(username, 'half a na');

  await fillIn('Password', { 'Current password': 'secret', 'New password': 'greaterthaneleven' });
  await submit('Password', 'Change password');
  await message();

  expect(username).toBeInTheDocument();
  expect(username).toHaveValue('half a na');
  expect(screen.getByRole('region', { name: 'Password' })).toHaveFocus();
});

test('a change of the password in another tab takes nothing away that is typed here', async () => {
  session.begin(tokenOf(7, 'first'));
  await open('/account');
  const username = await screen.findByLabelText('New username');
  await userEvent.type(username, 'half a na');

  await loadingAgain(() => takeOver(tokenOf(7, 'next')));

  expect(username).toBeInTheDocument();
  expect(username).toHaveValue('half a na');
});

test('a login of somebody else in another tab takes everything away at once', async () => {
  session.begin(tokenOf(7, 'first'));
  await open('/account');
  await userEvent.type(await screen.findByLabelText('New username'), 'half a na');

  await loadingAgain(() => takeOver(tokenOf(8, 'first')));

  expect(screen.queryByText('user7@example.org')).not.toBeInTheDocument();
  expect(screen.queryByLabelText('New username')).not.toBeInTheDocument();
});

test.each([
  ['the same user', 7, 'half a name'],
  ['somebody else', 8, ''],
])('after the end of a session under a form, %s finds there what was typed or nothing', async (_, id, typed) => {
  session.begin(tokenOf(7, 'first'));
  answering('/auth/email', () => refusal(401, 'Invalid token. Please log in again.'));
  answer('/auth/login', () => HttpResponse.json({ ...token, auth_token: tokenOf(id, 'next') }));
  await open('/account');
  await userEvent.type(await screen.findByLabelText('New username'), 'half a name');
  await fillIn('Email', { 'New email': 'new@example.org', 'Current password': 'secret' });
  await submit('Email', 'Change email');
  expect(await message()).toHaveTextContent('Your session has ended. Please log in again.');

  await userEvent.click(screen.getByRole('link', { name: 'here' }));
  await screen.findByRole('heading', { name: 'Login' });
  expect(screen.getByLabelText('Email')).toHaveValue('');
  await fillInForm(login);
  await userEvent.click(submitButton());

  expect(await screen.findByLabelText('New username')).toHaveValue(typed);
  expect(screen.getByLabelText('New email')).toHaveValue(typed && 'new@example.org');
  for (const password of screen.getAllByLabelText('Current password')) expect(password).toHaveValue('');
});

/** As another tab does. */
function takeOver(token: string): void {
  localStorage.setItem('authToken', token);
  window.dispatchEvent(new StorageEvent('storage'));
}

/** Looks at what is shown until the account is loaded again, which is never. */
async function loadingAgain(change: () => void): Promise<void> {
  const asked = vi.fn();
  server.use(
    http.get('*/auth/account', () => {
      asked();
      return new Promise<never>(() => undefined);
    }),
  );
  act(change);
  await waitFor(() => expect(asked).toHaveBeenCalled());
}
