import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { ownUser, page, refusal } from './answers';
import { open } from './open';
import { server } from './server';

const login = { Email: 'michael@example.org', Password: 'greaterthaneleven' };
const token = { status: 'success', message: 'Successfully logged in.', auth_token: 'a.b.c' };

beforeEach(() => {
  server.use(
    http.get('*/users', () => page([])),
    http.get('*/auth/status', () => ownUser(7)),
  );
});

function answer(path: string, response: () => Response | Promise<Response>) {
  server.use(http.post(`*${path}`, response));
}

/** Answers a login once it is told to, and counts how often it was asked. */
function slowLogin() {
  const asked = vi.fn();
  let finish: (response: Response) => void = () => undefined;
  const finished = new Promise<Response>((resolve) => (finish = resolve));
  answer('/auth/login', () => {
    asked();
    return finished;
  });
  return { asked, finish };
}

async function fillIn(values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await userEvent.type(screen.getByLabelText(label), value);
  }
}

const submit = (name = 'Log In') => screen.getByRole('button', { name });
const message = () => screen.findByText((_, element) => element?.classList.contains('alert') ?? false);
const reason = () => document.getElementById('reason');
const rules = () => within(screen.getByRole('list', { name: 'Rules' })).getAllByRole('listitem');

test('the register form lists its rules, which turn to success as they hold', async () => {
  await open('/register');
  await expectAccessible();
  expect(rules().map((rule) => [rule.textContent, rule.className])).toEqual([
    ['Username must be greater than 5 characters.', 'error'],
    ['Email must be greater than 5 characters.', 'error'],
    ['Email must be a valid email address.', 'error'],
    ['Password must be greater than 10 characters.', 'error'],
  ]);
  expect(submit('Register')).toBeDisabled();

  await fillIn({ Username: 'michael', ...login });

  expect(rules().map((rule) => rule.className)).toEqual(['success', 'success', 'success', 'success']);
  expect(submit('Register')).toBeEnabled();
});

test('each field is described by its own rules, and whether they are met', async () => {
  /** Each rule that describes a field, and what is said of it. What a browser makes of that is for the browser tests. */
  const described = (label: string) =>
    (screen.getByLabelText(label).getAttribute('aria-describedby') ?? '').split(' ').map((id) => {
      const rule = document.getElementById(id) as HTMLElement;
      return [within(rule).getByRole('img').getAttribute('aria-label'), rule.textContent];
    });
  await open('/register');
  expect(described('Password')).toEqual([['Not met yet:', 'Password must be greater than 10 characters.']]);

  await fillIn({ Email: 'much-too-short' });

  expect(described('Email')).toEqual([
    ['Met:', 'Email must be greater than 5 characters.'],
    ['Not met yet:', 'Email must be a valid email address.'],
  ]);
});

test('a button that is disabled says why', async () => {
  await open('/login');

  expect(submit()).toHaveAccessibleDescription('You can send this once every rule above is met.');
});

test('a rule is not held against a field that nobody has filled in yet', async () => {
  await open('/register');
  const judged = () => rules().map((rule) => rule.dataset.judged === 'true');
  expect(judged()).toEqual([false, false, false, false]);

  await fillIn({ Username: 'mike' });
  expect(judged()).toEqual([false, false, false, false]);
  await userEvent.tab();

  expect(judged()).toEqual([true, false, false, false]);
  expect(screen.getByLabelText('Username')).toBeInvalid();
  expect(screen.getByLabelText('Email')).toHaveAttribute('aria-invalid', 'false');
});

test('Enter in a form that is not ready leads to the first field that breaks a rule', async () => {
  await open('/register');
  await fillIn({ Username: 'michael', Password: 'short' });
  await userEvent.keyboard('{Enter}');

  expect(screen.getByLabelText('Email')).toHaveFocus();
  expect(screen.getByLabelText('Email')).toBeInvalid();
  expect(screen.getByLabelText('Password')).toBeInvalid();
});

test.each([
  ['Username', '😀😀😀', false],
  ['Username', '😀😀😀😀😀😀', true],
  ['Password', '😀😀😀😀😀😀', false],
  ['Password', '😀😀😀😀😀😀😀😀😀😀😀', true],
  ['Email', 'ann@intranet', true],
  ['Email', 'ann@two@example.org', false],
])('the characters of the %s %s are counted as the API counts them', async (label, value, isMet) => {
  await open('/register');

  await fillIn({ [label]: value });

  const broken = rules().filter((rule) => rule.className === 'error' && rule.textContent.startsWith(label));
  expect(broken.length === 0).toBe(isMet);
});

test('what a password manager stores at registration is what it fills in at login', async () => {
  const named = (label: string) => screen.getByLabelText(label).getAttribute('autocomplete');
  await open('/register');
  expect([named('Username'), named('Email'), named('Password')]).toEqual(['nickname', 'username', 'new-password']);

  await userEvent.click(screen.getAllByRole('link', { name: 'Log In' })[0] as HTMLElement);

  await screen.findByRole('heading', { name: 'Login' });
  expect([named('Email'), named('Password')]).toEqual(['username', 'current-password']);
});

test('a password can be shown', async () => {
  await open('/login');
  const password = screen.getByLabelText('Password');
  expect(password).toHaveAttribute('type', 'password');

  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(password).toHaveAttribute('type', 'text');

  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(password).toHaveAttribute('type', 'password');
});

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

test('an address that asks to be led elsewhere after a login is not heeded', async () => {
  session.begin('a.b.c');
  await open('/login?next=//evil.example');

  expect(await screen.findByRole('heading', { name: 'All Users' })).toBeVisible();
});

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
  const asked = vi.fn(() => refusal(429, 'x', { 'Retry-After': '2' }));
  answer('/auth/login', asked);
  await open('/login');
  await fillIn(login);
  await userEvent.click(submit());
  expect(await message()).toHaveTextContent('Too many attempts. Please try again in 2 seconds.');

  await userEvent.click(submit());
  expect(asked).toHaveBeenCalledTimes(1);
  expect(submit()).toHaveAttribute('aria-disabled', 'true');

  await waitFor(() => expect(reason()).toHaveTextContent('You can try again now.'));
  await userEvent.click(submit());
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});

test.each([
  ['300', '5 minutes'],
  ['1', '1 second'],
  [new Date(Date.now() + 3_600_000).toUTCString(), '60 minutes'],
])('a wait of %s is said as %s', async (header, words) => {
  answer('/auth/login', () => refusal(429, 'x', { 'Retry-After': header }));
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

test('what was typed and what was refused are gone when the other form is chosen', async () => {
  await open('/register');
  await fillIn({ Username: 'michael', ...login });

  await userEvent.click(screen.getAllByRole('link', { name: 'Log In' }).at(-1) as HTMLElement);

  await screen.findByRole('heading', { name: 'Login' });
  expect(screen.getByLabelText('Email')).toHaveValue('');
  expect(screen.getByLabelText('Password')).toHaveValue('');
  expect(rules().map((rule) => [rule.textContent, rule.className])).toEqual([
    ['Email must be greater than 5 characters.', 'error'],
    ['Email must be a valid email address.', 'error'],
    ['Password must be greater than 10 characters.', 'error'],
  ]);
  await expectAccessible();
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
