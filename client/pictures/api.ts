// The API of a picture's state: what is not in `answers` gets a normal answer. Typed, so that it is what the API would say.
import type { HTTPRequest, ResponseForRequest } from 'puppeteer-core';
import type { components } from '#api';
import type { AuditEvent, OwnUser, User, UserDetails, UserPage } from '../src/api/api';

type Schemas = components['schemas'];
type Answer = Pick<ResponseForRequest, 'status' | 'headers' | 'body'>;
/** By method and path: `GET /users`. */
type Answers = Partial<Record<string, Answer>>;

const people = ['michael', 'fletcher', 'anna.lindqvist', 'b', 'Zoë', 'أحمد', 'wanda', 'o’neil'];

function user(id: number): User {
  const username = people[id - 1] ?? `user${id}`;
  return {
    id,
    username,
    email: `${id > 6 ? username : `person${id}`}@example.org`,
    created_at: `2026-0${(id % 9) + 1}-1${id % 10}T08:30:00Z`,
  };
}

export const longest: User = {
  id: 2147483647,
  username: 'm'.repeat(128),
  email: `${'long'.repeat(15)}@${'domain.'.repeat(9)}org`,
  created_at: '2017-07-17T23:59:59Z',
};
/** Its username reverses the direction of the text after it, unless that is isolated. */
export const turned: User = { ...user(9), username: '\u202Egnitset', email: 'turned@example.org' };

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
export const page = (users: User[], next?: string, count: UserPage['count'] = { users: 1234, exact: true }) =>
  json({ status: 'success', data: { users, next, count } });
export const refusal = (
  status: number,
  message: string,
  headers?: Record<string, string>,
  errors?: Schemas['InvalidPayload']['errors'],
) => json({ status: 'error', message, errors }, status, headers);
export const users = (count: number) => Array.from({ length: count }, (_, i) => user(count - i));

const account: Schemas['Account'] = {
  ...user(3),
  email_verified: true,
  pending_email: null,
  active: true,
  admin: false,
  password_changed_at: '2026-10-03T09:00:00Z',
};
export const ownAccount = (own: Partial<typeof account> = {}) =>
  json({ status: 'success', data: { ...account, ...own } });
const options: Schemas['Options'] = {
  mail: true,
  registration: 'open',
  email_verification: 'offered',
  users_visible_to: 'everybody',
  account_deletion: true,
  password_min_length: 11,
};
export const offering = (offered: Partial<typeof options> = {}) =>
  json({ status: 'success', data: { ...options, ...offered } });
const session = (id: number, seen_at: string, address: string | null, agent: string | null): Schemas['Session'] => ({
  id: `6f1c0a52-8f1f-4a8e-9c57-1d5c3f6a7b0${id}`,
  current: id === 1,
  kind: 'token',
  created_at: seen_at,
  expires_at: '2026-12-28T08:00:00Z',
  seen_at,
  address,
  agent,
});
const sessions = [
  session(
    1,
    '2026-11-28T08:00:00Z',
    '192.0.2.7',
    'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
  ),
  session(
    2,
    '2026-11-20T17:12:00Z',
    '2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
  ),
  session(3, '2026-11-02T06:30:00Z', null, null),
];

const details = (id: number, own: Partial<UserDetails> = {}): UserDetails => ({
  ...user(id),
  active: true,
  admin: false,
  email_verified: true,
  seen_at: '2026-11-27T08:00:00Z',
  ...own,
});
/** Who an admin finds, in every condition. */
export const found = json({
  status: 'success',
  data: {
    users: [
      details(9, { admin: true }),
      details(6, { active: false, email_verified: false, seen_at: null }),
      { ...details(5), ...longest, admin: true, active: false },
      { ...details(4), ...turned, id: 4 },
      ...[3, 2, 1].map((id) => details(id, { email_verified: false })),
    ],
    next: '/users/search?limit=25&after=KEY',
  },
});
export const mailState = (own: Partial<Schemas['MailStateAnswer']['data']> = {}) =>
  json({ status: 'success', data: { waiting: 0, failed: 0, oldest_waiting_at: null, last_error: null, ...own } });
const event = (id: number, event: string, own: Partial<AuditEvent> = {}): AuditEvent => ({
  id,
  at: `2026-11-2${id}T08:3${id}:00Z`,
  event,
  actor_id: 9,
  actor: 'user9',
  user_id: 3,
  user: 'anna.lindqvist',
  address: '2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff',
  fields: [],
  ...own,
});
const events = [
  event(7, 'user_changed', { fields: ['username', 'email'] }),
  event(6, 'deleted', { user_id: 12, user: null }),
  event(5, 'deactivated', { user: longest.username }),
  event(4, 'promoted', { user: turned.username, address: '192.0.2.7' }),
  event(3, 'login', { actor_id: 3, actor: 'anna.lindqvist', address: '192.0.2.7' }),
  event(2, 'login_limited', { actor_id: null, actor: null, user_id: null, user: null }),
];
/** What pages for admins ask for. */
export const asAdmin: Answers = {
  'GET /auth/account': ownAccount({ admin: true }),
  'GET /users/search': found,
  'GET /users/mail': mailState(),
  'GET /users/audit': json({ status: 'success', data: { events, next: '/users/audit?limit=50&after=1' } }),
};

const ownUser: OwnUser = { ...user(3), active: true };
const goodDay: Answers = {
  'GET /auth/options': offering(),
  'GET /auth/account': ownAccount(),
  'GET /auth/sessions': json({ status: 'success', data: { sessions } }),
  'POST /auth/forgot': json({ status: 'success', message: 'x' }, 202),
  'GET /users': page(users(25), '/users?limit=25&after=KEY'),
  'GET /auth/status': json({ status: 'success', data: ownUser }),
  'GET /auth/logout': json({ status: 'success', message: 'Successfully logged out.' }),
  'POST /auth/login': json({ status: 'success', message: 'Successfully logged in.', auth_token: 'a.b.c' }),
};

/** The answer to a request of a page; undefined if it is not a request to the API. */
export function answerTo(request: HTTPRequest, answers: Answers = {}) {
  const operation = `${request.method()} ${new URL(request.url()).pathname}`;
  return answers[operation] ?? goodDay[operation];
}
