import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../src/app/ErrorBoundary';
import { Unloaded } from '../src/app/loaded';
import { reloadOnce } from '../src/app/reloadOnce';
import { show } from './open';
import { server } from './server';

const reload = vi.fn();
const served = http.head('*/', () => new HttpResponse());

beforeEach(() => {
  reload.mockClear();
  window.history.replaceState({ key: 'x' }, '');
});

test('a page of another release is reloaded once', async () => {
  server.use(served);

  expect(await reloadOnce(reload)).toBe(true);
  expect(await reloadOnce(reload)).toBe(false);

  expect(reload).toHaveBeenCalledTimes(1);
  expect(window.history.state).toEqual({ key: 'x', isReloaded: true });
});

test.each([
  ['is away', () => new HttpResponse(null, { status: 503 })],
  ['cannot be reached', () => HttpResponse.error()],
])('a page is not reloaded if the server %s, and says so', async (_, response) => {
  server.use(http.head('*/', response));
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);

  show(
    <ErrorBoundary>
      <Missing />
    </ErrorBoundary>,
  );

  expect(await screen.findByRole('alert')).toHaveTextContent('This page could not be loaded');
  expect(screen.getByRole('link', { name: 'Try again' })).toHaveAttribute('href', window.location.href);
  said.mockRestore();
});

function Missing(): never {
  throw new Unloaded(new TypeError('Failed to fetch dynamically imported module'));
}
