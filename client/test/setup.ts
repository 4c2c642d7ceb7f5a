import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { messages } from '../src/messages/messages';
import { startTexts } from '../src/texts/texts';
import { server } from './server';

// A condition is awaited, however slow the machine is that loads a page for the first time.
configure({ asyncUtilTimeout: 15_000 });

// jsdom has none of these. Scrolling returns a promise in newer browsers.
window.scrollTo = vi.fn().mockResolvedValue(undefined);
window.matchMedia = vi.fn(() => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList);
Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(startTexts);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  server.resetHandlers();
  messages.clear();
  localStorage.clear();
});
afterAll(() => server.close());
