import { http, HttpResponse } from 'msw';
import { accountOf, optionsOf, type Options } from './answers';
import { vi } from 'vitest';
import { server } from './server';

export const sessions = [
  {
    id: '6f1c0a52-8f1f-4a8e-9c57-1d5c3f6a7b01',
    current: true,
    kind: 'token',
    created_at: '2026-11-01T08:00:00Z',
    seen_at: '2026-11-28T08:00:00Z',
    expires_at: '2026-12-01T08:00:00Z',
    address: '192.0.2.7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
  },
  {
    id: '6f1c0a52-8f1f-4a8e-9c57-1d5c3f6a7b02',
    current: false,
    kind: 'token',
    created_at: '2026-10-01T08:00:00Z',
    seen_at: '2026-11-20T08:00:00Z',
    expires_at: '2026-12-01T08:00:00Z',
    address: '2001:db8::1',
    agent: 'curl/8.14.1',
  },
];

/** What the API says of the account of who is logged in. */
export function answerAccount(own: Parameters<typeof accountOf>[0] = {}, offered: Partial<Options> = {}): void {
  server.use(
    http.get('*/auth/account', () => accountOf(own)),
    http.get('*/auth/sessions', () => HttpResponse.json({ status: 'success', data: { sessions } })),
    http.get('*/auth/options', () => optionsOf(offered)),
  );
}

/** A token of a user, as the API makes it: another one is of the same user. */
export const tokenOf = (id: number, jti: string) => `h.${btoa(JSON.stringify({ sub: String(id), jti }))}.s`;

/** Answers a request, and notes its body. */
export function answering(path: string, response: () => Response) {
  const sent = vi.fn();
  server.use(
    http.post(`*${path}`, async ({ request }) => {
      sent(await request.json());
      return response();
    }),
  );
  return sent;
}

export const success = (message: string, more: Record<string, unknown> = {}) =>
  HttpResponse.json({ status: 'success', message, ...more });
