import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { followTheme } from '../src/preferences/theme';
import { session } from '../src/session/session';
import { chooseLanguage, startTexts } from '../src/texts/texts';
import { expectAccessible } from './accessibility';
import { open } from './open';

const html = document.documentElement;
const preferences = () => userEvent.click(screen.getByRole('button', { name: 'Appearance and language' }));

afterEach(() => {
  vi.restoreAllMocks();
});

test('the look is the one that was chosen, and is remembered', async () => {
  followTheme();
  expect(html.dataset.bsTheme).toBe('light');
  await open('/about');
  await preferences();
  await expectAccessible();
  expect(screen.getByRole('radio', { name: 'Like the system' })).toBeChecked();

  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(html.dataset.bsTheme).toBe('dark');
  expect(screen.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(localStorage.getItem('theme')).toBe('dark');

  await userEvent.click(screen.getByRole('radio', { name: 'Like the system' }));
  expect(html.dataset.bsTheme).toBe('light');
  expect(localStorage.getItem('theme')).toBeNull();
});

test('the language is the one that was chosen, and is remembered', async () => {
  await open('/about');
  await preferences();

  await userEvent.click(screen.getByRole('radio', { name: 'Deutsch' }));

  expect(await screen.findByRole('heading', { name: 'Über uns' })).toBeVisible();
  expect(html.lang).toBe('de');
  await chooseLanguage('en');
  expect(localStorage.getItem('language')).toBe('en');
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'de'], 'de'],
  [['fr', 'en-GB', 'de'], 'en'],
  [['fr'], 'en'],
])('a browser that wishes %s is shown %s', async (wishes, language) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(wishes);

  await startTexts();

  expect(html.lang).toBe(language);
});

test('a browser that denies storage can be used, as long as the page is open', async () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied);
  vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(denied);

  session.begin('a.b.c');
  expect(session.token()).toBe('a.b.c');
  session.end();
  expect(session.token()).toBeNull();
  await startTexts();
  await open('/about');
  expect(screen.getByRole('heading', { name: 'About' })).toBeVisible();
});

test('the language is the last one that was chosen, however long another takes to load', async () => {
  await open('/about');

  const german = chooseLanguage('de');
  await chooseLanguage('en');
  await german;

  expect(html.lang).toBe('en');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('About');
});

test('the language is the one that was chosen in another tab', async () => {
  await open('/about');

  localStorage.setItem('language', 'de');
  window.dispatchEvent(new StorageEvent('storage', { key: 'language' }));

  expect(await screen.findByRole('heading', { name: 'Über uns' })).toBeVisible();
});
