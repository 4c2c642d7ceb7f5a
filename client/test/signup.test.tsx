import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answering, success } from './account';
import { optionsOf, refusal } from './answers';
import { answer, answerPages, fillIn, login, message, submit } from './form';
import { open } from './open';
import { server } from './server';

const somebody = { Username: 'michael', Email: 'michael@example.org', Password: 'greaterthaneleven' };
const asked = 'Please confirm your email by the link that was sent to it.';
const taken = 'Sorry. That user already exists.';

test('where the email has to be confirmed, a registration says what comes next, and begins no session', async () => {
  server.use(http.get('*/auth/options', () => optionsOf({ mail: true, email_verification: 'required' })));
  const sent = answering('/auth/register', () => success(asked));
  await open('/register');
  expect(await screen.findByText('You get a mail with a link, which shows that the email is yours.')).toBeVisible();

  await fillIn(somebody);
  await userEvent.click(submit('Register'));

  expect(await screen.findByRole('status')).toHaveTextContent(`${asked.replace('.', ':')} michael@example.org`);
  await expectAccessible();
  expect(sent).toHaveBeenCalledOnce();
  expect(session.token()).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect(screen.getByLabelText('Username')).toHaveValue('');
});

test('who has not opened the link yet is reminded of it where the login fails', async () => {
  server.use(http.get('*/auth/options', () => optionsOf({ mail: true, email_verification: 'required' })));
  answer('/auth/login', () => refusal(404, 'User does not exist.'));
  await open('/login');
  await screen.findByRole('link', { name: 'Forgot your password?' });

  await fillIn(login);
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent(
    'User does not exist. If you have just registered, open the link in your mail first.',
  );
});

test('where registration is closed, nothing leads to it, and its page says so', async () => {
  server.use(http.get('*/auth/options', () => optionsOf({ registration: 'closed' })));
  await open('/register');

  expect(await screen.findByText('Registration is closed: only administrators add users here.')).toBeVisible();
  await expectAccessible();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Register' })).not.toBeInTheDocument();
  await userEvent.click(within(screen.getByRole('main')).getByRole('link', { name: 'Log In' }));
  expect(await screen.findByRole('heading', { name: 'Login' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Register' })).not.toBeInTheDocument();
});

test('a registration that was closed meanwhile says so', async () => {
  answer('/auth/register', () => refusal(403, 'Registration is closed. Please contact us.'));
  await open('/register');

  await fillIn(somebody);
  await userEvent.click(submit('Register'));

  expect(await message()).toHaveTextContent('Registration is closed: only administrators add users here.');
});

test('a link finishes a registration with its password, and only once the button is pressed', async () => {
  const sent = answering('/auth/register/confirm', () => success('Successfully registered.', { auth_token: 'a.b.c' }));
  answerPages();
  await open('/finish#the-code');
  await expectAccessible();
  expect(sent).not.toHaveBeenCalled();
  expect(screen.queryByLabelText('Username')).not.toBeInTheDocument();

  await fillIn({ Password: 'greaterthaneleven' });
  await userEvent.click(submit('Finish'));

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(await message()).toHaveTextContent('Successfully registered.');
  expect(sent).toHaveBeenCalledWith({ token: 'the-code', password: 'greaterthaneleven' });
  expect(session.token()).toBe('a.b.c');
});

test('another username is asked for if somebody has taken the chosen one, and the password is kept', async () => {
  let isFirst = true;
  const sent = answering('/auth/register/confirm', () => {
    if (!isFirst) return success('Successfully registered.', { auth_token: 'a.b.c' });
    isFirst = false;
    return refusal(400, taken);
  });
  answerPages();
  await open('/finish#the-code');
  await fillIn({ Password: 'greaterthaneleven' });
  await userEvent.click(submit('Finish'));
  expect(await message()).toHaveTextContent('That username is taken.');
  expect(await screen.findByLabelText('Username')).toHaveFocus();
  await expectAccessible();

  await fillIn({ Username: 'michaela' });
  await userEvent.click(submit('Finish'));

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(sent).toHaveBeenLastCalledWith({ token: 'the-code', password: 'greaterthaneleven', username: 'michaela' });
});

test.each(['/finish#the-code', '/finish'])('a dead link says what to do instead: %s', async (address) => {
  answer('/auth/register/confirm', () => refusal(400, 'That link is no longer valid.'));
  await open(address);

  if (address.includes('#')) {
    await fillIn({ Password: 'greaterthaneleven' });
    await userEvent.click(submit('Finish'));
  }

  expect(await screen.findByRole('link', { name: 'log in' })).toHaveAttribute('href', '/login');
  expect(screen.getByRole('link', { name: 'once more' })).toHaveAttribute('href', '/register');
  await expectAccessible();
});

test('the link of somebody else is of no use without their password', async () => {
  answer('/auth/register/confirm', () => refusal(400, 'Sorry. That password is wrong.'));
  await open('/finish#the-code');

  await fillIn({ Password: 'guess' });
  await userEvent.click(submit('Finish'));

  expect(await message()).toHaveTextContent('Sorry. That password is wrong.');
  expect(session.token()).toBeNull();
});
