import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { messages } from '../src/messages/messages';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { page } from './answers';
import { open } from './open';
import { server } from './server';

beforeEach(() => {
  server.use(http.get('*/users', () => page([])));
});

const links = () => screen.getAllByRole('link').map((link) => link.textContent);

test('the bar has the links of everybody, and those of a guest', async () => {
  open('/about');

  expect(links()).toEqual(['Home', 'About', 'Register', 'Log In']);
  await expectAccessible();
});

test('the bar has the links of a member once one is logged in', () => {
  session.begin('a.b.c');
  open('/about');

  expect(links()).toEqual(['Home', 'About', 'User Status', 'Log Out']);
});

test('the bar names the page that is shown', () => {
  open('/about');

  expect(screen.getByRole('link', { name: 'About' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByRole('link', { name: 'Home' })).not.toHaveAttribute('aria-current');
});

test('the menu of a small screen opens, and closes when a page is chosen', async () => {
  open('/about');
  const menu = screen.getByRole('button', { name: 'Menu' });
  expect(menu).toHaveAttribute('aria-expanded', 'false');

  await userEvent.click(menu);
  expect(menu).toHaveAttribute('aria-expanded', 'true');

  await userEvent.click(screen.getByRole('link', { name: 'Home' }));
  expect(menu).toHaveAttribute('aria-expanded', 'false');
});

test('a new page takes the focus', async () => {
  open('/');

  await userEvent.click(screen.getByRole('link', { name: 'About' }));

  expect(screen.getByRole('heading', { name: 'About' })).toBeVisible();
  expect(screen.getByRole('main')).toHaveFocus();
});

test('the keyboard alone leads from page to page', async () => {
  open('/');

  // The menu button, Home, About.
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');

  expect(screen.getByRole('heading', { name: 'About' })).toBeVisible();
});

test('a logout in another tab is seen here', () => {
  session.begin('a.b.c');
  open('/about');
  expect(screen.getByRole('link', { name: 'Log Out' })).toBeVisible();

  localStorage.removeItem('authToken');
  act(() => {
    window.dispatchEvent(new StorageEvent('storage', { key: 'authToken' }));
  });

  expect(screen.getByRole('link', { name: 'Log In' })).toBeVisible();
});

test('a message is gone when it is closed', async () => {
  open('/about');
  act(() => messages.show('success', 'one'));
  expect(screen.getByText('one')).toHaveClass('alert', 'alert-success');
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Close' }));

  expect(screen.queryByText('one')).not.toBeInTheDocument();
});

test('a message is gone after three seconds, and one that follows has three of its own', () => {
  vi.useFakeTimers();
  try {
    open('/about');
    act(() => messages.show('success', 'one'));
    act(() => {
      vi.advanceTimersByTime(2000);
    });
    act(() => messages.show('danger', 'two'));
    expect(screen.queryByText('one')).not.toBeInTheDocument();

    act(() => {
      vi.advanceTimersByTime(2999);
    });
    expect(screen.getByText('two')).toHaveClass('alert-danger');
    act(() => {
      vi.advanceTimersByTime(1);
    });
    expect(screen.queryByText('two')).not.toBeInTheDocument();
  } finally {
    vi.useRealTimers();
  }
});

test('a page that there is not says so', async () => {
  open('/nowhere');

  expect(screen.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expectAccessible();
});

test('a client that fails says so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    open('/about', () => {
      throw new Error('broken');
    });

    expect(screen.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
    expect(said).toHaveBeenCalled();
    await expectAccessible();
  } finally {
    said.mockRestore();
  }
});
