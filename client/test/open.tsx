import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type InitialEntry, MemoryRouter } from 'react-router';
import { createQueryClient } from '../src/api/queries';
import { App } from '../src/app/App';

/** Opens the client at a path, as the browser would, and waits until a page is shown. */
export async function open(...history: InitialEntry[]): Promise<void> {
  show(<App />, ...history);
  await screen.findByRole('heading', { level: 1 });
}

/** Shows something by itself. */
export function show(what: ReactNode, ...history: InitialEntry[]): void {
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={createQueryClient()}>
        <MemoryRouter initialEntries={history.length === 0 ? ['/'] : history}>{what}</MemoryRouter>
      </QueryClientProvider>
    </I18nProvider>,
  );
}
