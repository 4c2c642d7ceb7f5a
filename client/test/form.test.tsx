import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { answering } from './account';
import { refusal } from './answers';
import { fillIn, login, message, rules, slowLogin, submit } from './form';
import { open } from './open';

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

test('a password that is shown is hidden while it is sent, so that browsers do not remember it as a text', async () => {
  slowLogin();
  await open('/login');
  await fillIn(login);
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');

  await userEvent.click(submit());

  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
});

test('what is sent has no white space at its ends and one spelling; a password is as it was typed', async () => {
  const sent = answering('/auth/register', () => refusal(400, 'Sorry. That user already exists.'));
  await open('/register');

  await fillIn({ Username: ' Jose\u0301  ' });
  expect(rules()[0]).toHaveClass('error');
  await fillIn({ Username: 'Maria ', Email: login.Email, Password: ' e\u0301leven letters ' });
  await userEvent.click(submit('Register'));
  await message();

  expect(sent).toHaveBeenCalledWith({
    username: 'Jos\u00e9  Maria',
    email: login.Email,
    password: ' e\u0301leven letters ',
  });
});
