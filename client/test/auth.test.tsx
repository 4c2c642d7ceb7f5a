import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { open } from './open';
import { server } from './server';

const noUsers = http.get('*/users', () => HttpResponse.json({ status: 'success', data: { users: [] } }));

function answer(path: string, status: number, body: object) {
  server.use(
    http.post(`*${path}`, () => HttpResponse.json(body, { status })),
    noUsers,
  );
}

async function fillIn(values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await userEvent.type(screen.getByLabelText(label), value);
  }
}

const submit = () => screen.getByRole('button', { name: 'Submit' });
const message = () => screen.findByText((_, element) => element?.classList.contains('alert') ?? false);
const login = { Email: 'michael@example.org', Password: 'greaterthaneleven' };

test('the register form lists its rules, which turn to success as they hold', async () => {
  open('/register');
  await expectAccessible();
  const rules = () => within(screen.getByRole('list', { name: 'Rules' })).getAllByRole('listitem');
  expect(rules().map((rule) => [rule.textContent, rule.className])).toEqual([
    ['Username must be greater than 5 characters.', 'error'],
    ['Email must be greater than 5 characters.', 'error'],
    ['Email must be a valid email address.', 'error'],
    ['Password must be greater than 10 characters.', 'error'],
  ]);
  expect(submit()).toBeDisabled();

  await fillIn({ Username: 'michael', ...login });

  expect(rules().map((rule) => rule.className)).toEqual(['success', 'success', 'success', 'success']);
  expect(submit()).toBeEnabled();
});

test('logging in keeps the token, leads to the list and welcomes', async () => {
  answer('/auth/login', 200, { status: 'success', message: 'Successfully logged in.', auth_token: 'a.b.c' });
  open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
  expect(await message()).toHaveTextContent('Welcome!');
  expect(session.token()).toBe('a.b.c');
  expect(screen.getByRole('link', { name: 'Log Out' })).toBeVisible();
});

test.each([
  [404, { status: 'error', message: 'User does not exist.' }, 'User does not exist.'],
  [429, { status: 'error', message: 'x' }, 'Too many attempts. Please wait a little.'],
  [503, { status: 'error', message: 'x' }, 'The service is busy or away. Please try again in a moment.'],
  [500, { status: 'error', message: 'x' }, 'Something went wrong. Please try again later.'],
])('a login that is refused by %i says so', async (status, body, text) => {
  answer('/auth/login', status, body);
  open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent(text);
  expect(await message()).toHaveClass('alert-danger');
  expect(session.token()).toBeNull();
});

test('a server that cannot be reached is told', async () => {
  server.use(http.post('*/auth/login', () => HttpResponse.error()));
  open('/login');
  await fillIn(login);
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent('The server cannot be reached.');
});

test('a registration that is taken says so', async () => {
  answer('/auth/register', 400, { status: 'error', message: 'Sorry. That user already exists.' });
  open('/register');
  await fillIn({ Username: 'michael', ...login });
  await userEvent.click(submit());

  expect(await message()).toHaveTextContent('That user already exists.');
});

test('what the server refuses of a field is told at the field', async () => {
  answer('/auth/register', 400, {
    status: 'error',
    message: 'Invalid payload.',
    errors: [{ field: 'username', message: 'must not be blank' }],
  });
  open('/register');
  await fillIn({ Username: 'michael', ...login });
  await userEvent.click(submit());

  expect(await screen.findByText('must not be blank')).toBeVisible();
  expect(screen.getByLabelText('Username')).toBeInvalid();
});

test('the log out page ends the session, and tells the server', async () => {
  session.begin('a.b.c');
  const told = new Promise<string | null>((resolve) => {
    server.use(
      http.get('*/auth/logout', ({ request }) => {
        resolve(request.headers.get('Authorization'));
        return HttpResponse.json({ status: 'success', message: 'Successfully logged out.' });
      }),
    );
  });
  open('/logout');

  expect(screen.getByText(/You are now logged out/)).toHaveTextContent(
    'You are now logged out. Click here to log back in.',
  );
  expect(await told).toBe('Bearer a.b.c');
  expect(session.token()).toBeNull();
});

test.each([
  ['refuses', () => HttpResponse.json({ status: 'error', message: 'x' }, { status: 503 })],
  ['is away', () => HttpResponse.error()],
])('a log out that the server %s is one here, and says so', async (_, response) => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/logout', response));
  open('/logout');

  expect(await message()).toHaveTextContent('You are logged out here, but the server could not be told.');
  expect(session.token()).toBeNull();
});

test('a log out with a token that is worth nothing already is one', async () => {
  session.begin('a.b.c');
  const asked = vi.fn();
  server.use(
    http.get('*/auth/logout', () => {
      asked();
      return HttpResponse.json({ status: 'error', message: 'x' }, { status: 401 });
    }),
  );
  open('/logout');

  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(session.token()).toBeNull();
  expect(screen.queryByText(/could not be told|has ended/)).not.toBeInTheDocument();
  await expectAccessible();
});

test('what was typed and what was refused are gone when the other form is chosen', async () => {
  open('/register');
  await fillIn({ Username: 'michael', ...login });

  await userEvent.click(screen.getByRole('link', { name: 'Log In' }));

  expect(screen.getByLabelText('Email')).toHaveValue('');
  expect(screen.getByLabelText('Password')).toHaveValue('');
  const rules = within(screen.getByRole('list', { name: 'Rules' })).getAllByRole('listitem');
  expect(rules.map((rule) => [rule.textContent, rule.className])).toEqual([
    ['Email must be greater than 5 characters.', 'error'],
    ['Email must be a valid email address.', 'error'],
    ['Password must be greater than 10 characters.', 'error'],
  ]);
  await expectAccessible();
});

test.each(['/login', '/register'])('who is logged in and opens %s is sent to the list', async (path) => {
  session.begin('a.b.c');
  server.use(noUsers);
  open(path);

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});

test('a form is sent by the keyboard alone', async () => {
  answer('/auth/login', 200, { status: 'success', message: 'Successfully logged in.', auth_token: 'a.b.c' });
  open('/login');

  screen.getByLabelText('Email').focus();
  await userEvent.keyboard(`${login.Email}{Tab}${login.Password}{Enter}`);

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});
