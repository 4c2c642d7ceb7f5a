import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../src/app/ErrorBoundary';
import { loaded, Unloaded } from '../src/app/loaded';
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

describe('after the longest wait', () => {
  let wait: AbortController;
  beforeEach(() => {
    wait = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(wait.signal);
  });
  afterEach(() => void vi.restoreAllMocks());

  test('a server that has not answered is away', async () => {
    server.use(
      http.head('*/', () => {
        wait.abort();
        return new Promise<never>(() => undefined);
      }),
    );

    expect(await reloadOnce(reload)).toBe(false);
  });

  test('a page that has not come is given up', async () => {
    const page = loaded(new Promise<never>(() => undefined));
    wait.abort();

    await expect(page).rejects.toThrow(Unloaded);
  });
});

function Missing(): never {
  throw new Unloaded(new TypeError('Failed to fetch dynamically imported module'));
}
