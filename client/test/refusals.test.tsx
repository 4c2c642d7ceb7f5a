import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { refusal } from './answers';
import { answer, answerPages, fillIn, login, message, reason, submit, token } from './form';
import { open } from './open';

beforeEach(answerPages);

test.each([
  [404, 'User does not exist.', 'User does not exist.'],
  [401, 'You do not have permission to do that.', 'You do not have permission to do that.'],
  [429, 'x', 'Too many attempts. Please wait a little.'],
  [503, 'x', 'The service is busy or away. Please try again in a moment.'],
  [500, 'x', 'Something went wrong. Please try again later.'],
])('a login that is refused by %i says so, also at the form', async (status, said, text) => {
  answer('/auth/login', () => refusal(status, said));
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent(text);
  expect(await message()).toHaveClass('alert-danger');
  expect(reason()).toHaveTextContent(text);
  expect(submit()).toHaveFocus();
  expect(session.token()).toBeNull();
  await expectAccessible();
});

test('the reason at the form is gone when something else is typed', async () => {
  answer('/auth/login', () => refusal(404, 'User does not exist.'));
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());
  await message();

  await fillIn({ Password: '!' });

  expect(reason()).toBeNull();
});

test('a login that is refused for a while is not sent again before it is over, and says how long', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const asked = vi.fn(() => refusal(429, 'x', { 'Retry-After': '60' }));
  answer('/auth/login', asked);
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());
  expect(await message()).toHaveTextContent('Too many attempts. Please try again in 60 seconds.');

  await userEvent.click(submit());
  expect(asked).toHaveBeenCalledTimes(1);
  expect(submit()).toHaveAttribute('aria-disabled', 'true');

  vi.setSystemTime(Date.now() + 60_000);
  await waitFor(() => expect(reason()).toHaveTextContent('You can try again now.'));
  await userEvent.click(submit());
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});

test.each([
  ['5 minutes', () => '300'],
  ['1 second', () => '1'],
  ['60 minutes', () => new Date(Date.now() + 3_600_000).toUTCString()],
])('a wait is said as %s', async (words, header) => {
  answer('/auth/login', () => refusal(429, 'x', { 'Retry-After': header() }));
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent(`Please try again in ${words}.`);
});

test.each([
  [true, 'The server cannot be reached.'],
  [false, 'You are offline'],
])('a server that cannot be reached is told at once (online: %s)', async (isOnline, text) => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  answer('/auth/login', () => HttpResponse.error());
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent(text);
  onLine.mockRestore();
});

test('what could not be sent is not sent later, when the network is back', async () => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  window.dispatchEvent(new Event('offline'));
  answer('/auth/login', () => HttpResponse.error());
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());
  await message();

  answer('/auth/login', () => HttpResponse.json(token));
  onLine.mockRestore();
  await act(async () => {
    window.dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

  expect(session.token()).toBeNull();
  expect(screen.getByRole('heading', { name: 'Login' })).toBeVisible();
});

test('a registration that is taken says so', async () => {
  answer('/auth/register', () => refusal(400, 'Sorry. That user already exists.'));
  await open('/register');
  await fillIn({ Username: 'michael', ...login });
  await userEvent.click(submit('Register'));

  expect(await message()).toHaveTextContent('That user already exists.');
  expect(reason()).toHaveTextContent('That user already exists.');
});

test('what the server refuses of a field is told at the field, which has the focus', async () => {
  answer('/auth/register', () =>
    HttpResponse.json(
      {
        status: 'error',
        message: 'Invalid payload.',
        errors: [{ field: 'username', message: 'must not be blank' }],
      },
      { status: 400 },
    ),
  );
  await open('/register');
  await fillIn({ Username: 'michael', ...login });
  await userEvent.click(submit('Register'));

  expect(await screen.findByText('must not be blank')).toBeVisible();
  expect(screen.getByLabelText('Username')).toBeInvalid();
  expect(screen.getByLabelText('Username')).toHaveFocus();
  expect(screen.getByLabelText('Username')).toHaveAccessibleDescription(/^must not be blank/);
});

test('what the server refuses of a field that the form does not have is told by its name', async () => {
  answer('/auth/register', () =>
    HttpResponse.json(
      { status: 'error', message: 'Invalid payload.', errors: [{ field: 'nickname', message: 'is missing' }] },
      { status: 400 },
    ),
  );
  await open('/register');
  await fillIn({ Username: 'michael', ...login });
  await userEvent.click(submit('Register'));

  expect(await screen.findByText('nickname is missing.')).toBeVisible();
  expect(reason()).toHaveTextContent('Something in the form was refused. Please correct it. nickname is missing.');
});
