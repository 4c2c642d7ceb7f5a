import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../src/session/session';
import { answerAccount, answering, success } from './account';
import { refusal } from './answers';
import { answerPages, message } from './form';
import { open } from './open';
import { fillIn, part, submit } from './parts';

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
  answerAccount();
});

test('the sessions say where they are, and which is this one', async () => {
  await open('/account');

  const [, own, other] = await (await part('Sessions')).findAllByRole('row');
  expect(own).toHaveTextContent(/Firefox, Linux \(this one\)192\.0\.2\.7.*2026/);
  expect(other).toHaveTextContent(/curl.*2001:db8::1/);
});

test('another session is ended with the password', async () => {
  const sent = answering('/auth/sessions/end', () => success('That session was ended.'));
  await open('/account');
  await screen.findByRole('table');

  await fillIn('Sessions', { 'Current password': 'secret' });
  await submit('Sessions', /^End.*curl/);

  expect(await message()).toHaveTextContent('That session was ended.');
  expect(sent).toHaveBeenCalledWith({ password: 'secret', session: '6f1c0a52-8f1f-4a8e-9c57-1d5c3f6a7b02' });
});

test('a session is not ended without a password, which is asked for', async () => {
  const sent = answering('/auth/sessions/end', () => success('That session was ended.'));
  await open('/account');
  await screen.findByRole('table');

  await submit('Sessions', 'End all other sessions');

  const password = (await part('Sessions')).getByLabelText('Current password');
  expect(password).toHaveFocus();
  expect(password).toBeInvalid();
  expect(sent).not.toHaveBeenCalled();
});

test('a refusal to end a session stays beside the password, and its wait counts down', async () => {
  const sent = answering('/auth/sessions/end', () => refusal(429, 'x', { 'Retry-After': '3000' }));
  await open('/account');
  await screen.findByRole('table');

  await fillIn('Sessions', { 'Current password': 'wrong' });
  await submit('Sessions', 'End all other sessions');

  expect(await (await part('Sessions')).findByText('Try again in 50 minutes.')).toBeVisible();
  await fillIn('Sessions', { 'Current password': '!' });
  await submit('Sessions', 'End all other sessions');
  expect(sent).toHaveBeenCalledTimes(1);
});

test('all other sessions are ended, and a new token is taken', async () => {
  const sent = answering('/auth/sessions/end', () =>
    success('All other sessions were ended.', { auth_token: 'd.e.f' }),
  );
  await open('/account');
  await screen.findByRole('table');

  await fillIn('Sessions', { 'Current password': 'secret' });
  await submit('Sessions', 'End all other sessions');

  expect(await message()).toHaveTextContent('All other sessions were ended.');
  expect(sent).toHaveBeenCalledWith({ password: 'secret', session: 'others' });
  expect(session.token()).toBe('d.e.f');
});
