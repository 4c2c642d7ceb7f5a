import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { answer, answerPages, fillIn, login, message, slowLogin, submit, token } from './form';
import { open } from './open';

beforeEach(answerPages);

test('logging in keeps the token, leads to the list and welcomes', async () => {
  answer('/auth/login', () => HttpResponse.json(token));
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(await message()).toHaveTextContent('Welcome!');
  expect(session.token()).toBe('a.b.c');
  expect(screen.getByRole('link', { name: 'Log Out' })).toBeVisible();
});

test('who was asked to log in is brought to where they wanted to go', async () => {
  answer('/auth/login', () => HttpResponse.json(token));
  await open('/status');
  await userEvent.click(screen.getByRole('link', { name: 'here' }));
  await screen.findByRole('heading', { name: 'Login' });
  await fillIn(login);
  await userEvent.click(submit());

  expect(await screen.findByText('user7@example.org')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'User Status' })).toBeVisible();
});

test.each([['//evil.example'], ['/\\evil.example'], ['https://evil.example'], [7]])(
  'nobody is brought out of the client, as to %s',
  async (from) => {
    session.begin('a.b.c');
    await open({ pathname: '/login', state: { from } });

    expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  },
);

// The threat "open redirect".
test('an address that asks to be led elsewhere after a login is not heeded', async () => {
  session.begin('a.b.c');
  await open('/login?next=//evil.example');

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});

test('a form is still while it is sent', async () => {
  const { asked, finish } = slowLogin();
  await open('/login');
  await fillIn(login);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(asked).toHaveBeenCalled());

  await fillIn({ Password: '!' });
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Sending…' }));

  expect(screen.getByLabelText('Password')).toHaveValue(login.Password);
  expect(asked).toHaveBeenCalledTimes(1);
  finish(HttpResponse.json(token));
  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});

test('a form whose button is pressed twice while the machine is busy is sent once', async () => {
  const { asked, finish } = slowLogin();
  await open('/login');
  await fillIn(login);
  const { form } = submit() as HTMLInputElement;

  // Between two presses that wait, a browser runs microtasks, but no timer.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  for (let press = 0; press < 2; press++) {
    fireEvent.submit(form as HTMLFormElement);
    for (let i = 0; i < 10; i++) await Promise.resolve();
  }
  vi.useRealTimers();

  finish(HttpResponse.json(token));
  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a slow login does not pull back who has gone on', async () => {
  const { asked, finish } = slowLogin();
  await open('/login');
  await fillIn(login);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(asked).toHaveBeenCalled());

  await userEvent.click(screen.getByRole('link', { name: 'About' }));
  await screen.findByRole('heading', { name: 'About' });
  finish(HttpResponse.json(token));

  expect(await message()).toHaveTextContent('Welcome!');
  expect(screen.getByRole('heading', { name: 'About' })).toBeVisible();
});

test.each(['/login', '/register'])('who is logged in and opens %s is sent to the list', async (path) => {
  session.begin('a.b.c');
  await open(path);

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});

test('a form is sent by the keyboard alone', async () => {
  answer('/auth/login', () => HttpResponse.json(token));
  await open('/login');

  screen.getByLabelText('Email').focus();
  await userEvent.keyboard(`${login.Email}{Tab}${login.Password}{Enter}`);

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});
