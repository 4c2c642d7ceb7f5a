import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { Link, useNavigate } from 'react-router';
import { expect, test, vi } from 'vitest';
import { App } from '../src/app/App';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answerAccount, answering, success } from './account';
import { optionsOf, refusal } from './answers';
import { answer, answerPages, fillIn, message, submit } from './form';
import { open, show } from './open';
import { server } from './server';

test('the login leads to a new password where mail is on', async () => {
  server.use(http.get('*/auth/options', () => optionsOf({ mail: true })));
  await open('/login');

  await userEvent.click(await screen.findByRole('link', { name: 'Forgot your password?' }));

  expect(await screen.findByRole('heading', { name: 'Forgot Password' })).toBeVisible();
});

test('the login offers no new password where mail is off, or the server does not know', async () => {
  const asked = vi.fn();
  server.use(
    http.get('*/auth/options', () => {
      asked();
      return refusal(404, 'Not Found.');
    }),
  );
  await open('/login');

  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(screen.queryByRole('link', { name: 'Forgot your password?' })).not.toBeInTheDocument();
});

test('who forgot the password is told of a link, whether there is such an account or not', async () => {
  const sent = answering('/auth/forgot', () => success('x'));
  await open('/forgot-password');
  await expectAccessible();

  await fillIn({ Email: 'michael@example.org' });
  await userEvent.click(submit('Send a link'));

  expect(await screen.findByRole('status')).toHaveTextContent(
    'If there is an account with that email, a link was sent to it.',
  );
  expect(sent).toHaveBeenCalledWith({ email: 'michael@example.org' });
});

test('who asks too often is told when to ask again', async () => {
  answer('/auth/forgot', () => refusal(429, 'x', { 'Retry-After': '60' }));
  await open('/forgot-password');

  await fillIn({ Email: 'michael@example.org' });
  await userEvent.click(submit('Send a link'));

  expect(await message()).toHaveTextContent('Too many attempts. Please try again in 60 seconds.');
});

test('a link sets a new password, and then asks to log in', async () => {
  const sent = answering('/auth/reset', () => success('Your password was changed. Please log in.'));
  session.begin('a.b.c');
  answerPages();
  await open('/reset-password#the-code');
  await expectAccessible();
  expect(sent).not.toHaveBeenCalled();

  await fillIn({ 'New password': 'greaterthaneleven' });
  await userEvent.click(submit('Set password'));

  expect(await screen.findByRole('heading', { name: 'Login' })).toBeVisible();
  expect(await message()).toHaveTextContent('Your password was changed. Please log in.');
  expect(sent).toHaveBeenCalledWith({ token: 'the-code', password: 'greaterthaneleven' });
  expect(session.token()).toBeNull();
});

test.each([
  ['/reset-password#the-code', 'That link is no longer valid. Click here to ask for a new one.'],
  ['/reset-password', 'That link is no longer valid. Click here to ask for a new one.'],
])('a dead link to a new password says so: %s', async (address, said) => {
  answer('/auth/reset', () => refusal(400, 'That link is no longer valid.'));
  await open(address);

  if (address.includes('#')) {
    await fillIn({ 'New password': 'greaterthaneleven' });
    await userEvent.click(submit('Set password'));
  }

  expect(
    await screen.findByText((_, element) => element?.tagName === 'P' && element.textContent === said),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'here' })).toHaveAttribute('href', '/forgot-password');
});

test('a link confirms an email with the password, and only once the button is pressed', async () => {
  const sent = answering('/auth/email/confirm', () => success('Your email is confirmed.'));
  session.begin('a.b.c');
  answerPages();
  answerAccount();
  await open('/confirm-email#the-code');
  await expectAccessible();
  expect(sent).not.toHaveBeenCalled();

  await fillIn({ 'Current password': 'secret' });
  await userEvent.click(submit('Confirm'));

  expect(await screen.findByRole('heading', { name: 'Account' })).toBeVisible();
  expect(await message()).toHaveTextContent('Your email is confirmed.');
  expect(sent).toHaveBeenCalledWith({ token: 'the-code', password: 'secret' });
});

test.each([
  ['/reset-password', '/auth/reset', { 'New password': 'greaterthaneleven' }, 'Set password'],
  ['/confirm-email', '/auth/email/confirm', { 'Current password': 'secret' }, 'Confirm'],
  ['/finish', '/auth/register/confirm', { Password: 'secret' }, 'Finish'],
  ['/undo-email', '/auth/email/undo', {}, 'Change it back'],
])('the slow answer of %s pulls nobody back who has moved on', async (path, asked, typed, name) => {
  let finish: (response: Response) => void = () => undefined;
  const finished = new Promise<Response>((resolve) => (finish = resolve));
  answer(asked, () => finished);
  answerPages();
  await open(`${path}#the-code`);
  await fillIn(typed);
  await userEvent.click(submit(name));

  await userEvent.click(screen.getByRole('link', { name: 'About' }));
  await screen.findByRole('heading', { name: 'About' });
  finish(success('It is done.'));

  expect(await message()).toHaveTextContent('It is done.');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('About');
});

test('a link of a stranger confirms nothing without the password', async () => {
  answer('/auth/email/confirm', () => refusal(400, 'Sorry. That password is wrong.'));
  await open('/confirm-email#the-code');

  await fillIn({ 'Current password': 'guess' });
  await userEvent.click(submit('Confirm'));

  expect(await message()).toHaveTextContent('Sorry. That password is wrong.');
  expect(screen.getByRole('heading', { name: 'Confirm Your Email' })).toBeVisible();
});

test('a link changes an email back, and only once the button is pressed', async () => {
  const said = 'Your email was changed back. Please set a new password by the link that was sent to you.';
  const sent = answering('/auth/email/undo', () => success(said));
  session.begin('a.b.c');
  answerPages();
  show(
    <>
      <App />
      <Back />
    </>,
    '/undo-email#the-code',
  );
  await screen.findByRole('heading', { level: 1 });
  await expectAccessible();
  expect(sent).not.toHaveBeenCalled();

  await userEvent.click(submit('Change it back'));

  expect(await screen.findByRole('status')).toHaveTextContent(said);
  expect(sent).toHaveBeenCalledWith({ token: 'the-code' });
  expect(session.token()).toBeNull();

  await userEvent.click(screen.getByRole('link', { name: 'About' }));
  await screen.findByRole('heading', { name: 'About' });
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByRole('status')).toHaveTextContent(said);
});

/** The browser's button. */
function Back() {
  const navigate = useNavigate();
  return <button onClick={() => void navigate(-1)}>Back</button>;
}

test('a dead link to change an email back says so', async () => {
  answer('/auth/email/undo', () => refusal(400, 'That link is no longer valid.'));
  await open('/undo-email#the-code');

  await userEvent.click(submit('Change it back'));

  expect(await screen.findByText('That link is no longer valid.', { selector: 'main p' })).toBeVisible();
});

test('another link in the same tab is not taken for the dead one before it', async () => {
  answer('/auth/email/undo', () => refusal(400, 'That link is no longer valid.'));
  show(
    <>
      <App />
      <Link to="/undo-email#another">the mail after it</Link>
    </>,
    '/undo-email#dead',
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Change it back' }));
  await screen.findByText('That link is no longer valid.', { selector: 'main p' });

  await userEvent.click(screen.getByRole('link', { name: 'the mail after it' }));

  expect(await screen.findByRole('button', { name: 'Change it back' })).toBeVisible();
});

test('whoever skips to the content keeps the link', async () => {
  await open('/undo-email#the-code');

  await userEvent.click(screen.getByRole('link', { name: 'Skip to the content' }));

  expect(screen.getByRole('main')).toHaveFocus();
  expect(window.location.hash).toBe('');
});
