import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { message } from './form';
import { open } from './open';
import { server } from './server';

vi.mock('../src/texts/de.json?compiled', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

test('a language that cannot be loaded changes nothing, and says so', async () => {
  server.use(http.head('*/', () => HttpResponse.error()));
  await open('/about');
  await userEvent.click(screen.getByRole('button', { name: 'Appearance and language' }));

  await userEvent.click(screen.getByRole('radio', { name: 'Deutsch' }));

  expect(await message()).toHaveTextContent('That language could not be loaded.');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('About');
  expect(screen.getByRole('radio', { name: 'English' })).toBeChecked();
});
