import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { routes } from '../src/app/routes';

/** Opens the client at a path, as the browser would; with another page there, where one is given. */
export function open(path: string, Page?: ComponentType): void {
  const [layout] = routes;
  const shown: RouteObject[] = Page
    ? [{ element: layout?.element, errorElement: layout?.errorElement, children: [{ path, element: <Page /> }] }]
    : routes;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={createMemoryRouter(shown, { initialEntries: [path] })} />
    </QueryClientProvider>,
  );
}
