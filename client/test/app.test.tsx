import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../src/app/ErrorBoundary';
import product from '../src/product.json';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { ownUser, page, refusal } from './answers';
import { open, show } from './open';
import { server } from './server';

beforeEach(() => {
  server.use(
    http.get('*/users', () => page([])),
    http.get('*/auth/status', () => ownUser(7)),
  );
});

const links = () =>
  Array.from(screen.getByRole('navigation', { name: 'Main' }).querySelectorAll('a'), (link) => link.textContent);

test('the bar has the links of everybody, and those of a guest', async () => {
  await open('/about');

  expect(links()).toEqual(['Home', 'About', 'Register', 'Log In']);
  await expectAccessible();
});

test('the bar has the links of a member once one is logged in, and their name', async () => {
  session.begin('a.b.c');
  await open('/about');

  expect(links()).toEqual(['Home', 'About', 'User Status', 'Account', 'Log Out']);
  await userEvent.click(await screen.findByRole('button', { name: 'Your account user7' }));
  expect(screen.getByText('user7@example.org')).toBeVisible();
  expect(screen.getByText('Joined July 17, 2017')).toBeVisible();
  await expectAccessible();
});

test('the bar names the page that is shown', async () => {
  await open('/about');

  expect(screen.getByRole('link', { name: 'About' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByRole('link', { name: 'Home' })).not.toHaveAttribute('aria-current');
});

test.each([
  ['/', product.name],
  ['/about', `About · ${product.name}`],
  ['/register', `Register · ${product.name}`],
  ['/login', `Login · ${product.name}`],
  ['/status', `User Status · ${product.name}`],
  ['/logout', `Log Out · ${product.name}`],
  ['/nowhere', `Not found · ${product.name}`],
])('the document of %s is named %s', async (path, title) => {
  await open(path);

  expect(document.title).toBe(title);
});

test('the menu of a small screen opens, and closes when a page is chosen', async () => {
  await open('/about');
  const menu = screen.getByRole('button', { name: 'Menu' });
  expect(menu).toHaveAttribute('aria-expanded', 'false');

  await userEvent.click(menu);
  expect(menu).toHaveAttribute('aria-expanded', 'true');

  await userEvent.click(screen.getByRole('link', { name: 'Home' }));
  expect(menu).toHaveAttribute('aria-expanded', 'false');
});

test.each(['Menu', 'Appearance and language'])(
  'Escape closes "%s", and its button has the focus again',
  async (name) => {
    await open('/about');
    const button = screen.getByRole('button', { name });
    await userEvent.click(button);
    await userEvent.tab();
    expect(button).not.toHaveFocus();

    await userEvent.keyboard('{Escape}');

    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(button).toHaveFocus();
  },
);

test('what a button of the bar opened is closed by a press elsewhere', async () => {
  await open('/about');
  const button = screen.getByRole('button', { name: 'Appearance and language' });
  await userEvent.click(button);

  await userEvent.click(screen.getByRole('heading', { level: 1 }));

  expect(button).toHaveAttribute('aria-expanded', 'false');
});

test('a new page takes the focus', async () => {
  await open('/');

  await userEvent.click(screen.getByRole('link', { name: 'About' }));

  expect(await screen.findByRole('heading', { name: 'About' })).toBeVisible();
  expect(screen.getByRole('main')).toHaveFocus();
});

test('the keyboard alone leads from page to page', async () => {
  await open('/');

  // The way past the bar, the menu button, Home, About.
  for (let i = 0; i < 4; i++) await userEvent.tab();
  await userEvent.keyboard('{Enter}');

  expect(await screen.findByRole('heading', { name: 'About' })).toBeVisible();
});

test('a logout in another tab is seen here', async () => {
  session.begin('a.b.c');
  await open('/about');
  expect(screen.getByRole('link', { name: 'Log Out' })).toBeVisible();

  localStorage.removeItem('authToken');
  act(() => {
    window.dispatchEvent(new StorageEvent('storage', { key: 'authToken' }));
  });

  expect(screen.getByRole('link', { name: 'Log In' })).toBeVisible();
});

test('a page that there is not says so', async () => {
  await open('/nowhere');

  expect(screen.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expectAccessible();
});

test('a client that fails says so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    show(
      <main>
        <ErrorBoundary>
          <Broken />
        </ErrorBoundary>
      </main>,
    );

    expect(screen.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
    expect(said).toHaveBeenCalled();
    await expectAccessible();
  } finally {
    said.mockRestore();
  }
});

test('what the bar could not be told is asked for again with the next page', async () => {
  session.begin('a.b.c');
  server.use(http.get('*/auth/status', () => refusal(503, 'x'), { once: true }));
  await open('/about');
  expect(await screen.findByRole('button', { name: 'Your account' })).toBeVisible();

  await userEvent.click(screen.getByRole('link', { name: 'Home' }));

  expect(await screen.findByRole('button', { name: 'Your account user7' })).toBeVisible();
});

function Broken(): never {
  throw new Error('broken');
}
