// The API of a picture's state: what is not in `answers` gets a normal answer.
const people = ['michael', 'fletcher', 'anna.lindqvist', 'b', 'Zoë', 'أحمد', 'wanda', 'o’neil'];

function user(id) {
  const username = id > people.length ? `user${id}` : people[id - 1];
  return {
    id,
    username,
    email: `${id > 6 ? username : `person${id}`}@example.org`,
    created_at: `2026-0${(id % 9) + 1}-1${id % 10}T08:30:00Z`,
  };
}

export const longest = {
  id: 2147483647,
  username: 'm'.repeat(128),
  email: `${'long'.repeat(15)}@${'domain.'.repeat(9)}org`,
  created_at: '2017-07-17T23:59:59Z',
};
/** Its username reverses the direction of the text after it, unless that is isolated. */
export const turned = { ...user(9), username: '\u202Egnitset', email: 'turned@example.org' };

export const json = (body, status = 200, headers = {}) => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
export const page = (users, next, count = { users: 1234, exact: true }) =>
  json({ status: 'success', data: { users, next, count } });
export const refusal = (status, message, headers, errors) =>
  json({ status: 'error', message, errors }, status, headers);
export const users = (count) => Array.from({ length: count }, (_, i) => user(count - i));

const account = {
  ...user(3),
  email_verified: true,
  pending_email: null,
  active: true,
  admin: false,
  password_changed_at: '2026-10-03T09:00:00Z',
};
export const ownAccount = (own = {}) => json({ status: 'success', data: { ...account, ...own } });
const options = {
  mail: true,
  registration: 'open',
  email_verification: 'offered',
  users_visible_to: 'everybody',
  account_deletion: true,
  password_min_length: 11,
};
export const offering = (offered = {}) => json({ status: 'success', data: { ...options, ...offered } });
const session = (id, seen_at, address, agent) => ({
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

const details = (id, own = {}) => ({
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
export const mailState = (own = {}) =>
  json({ status: 'success', data: { waiting: 0, failed: 0, oldest_waiting_at: null, last_error: null, ...own } });
const event = (id, event, own = {}) => ({
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
export const asAdmin = {
  'GET /auth/account': ownAccount({ admin: true }),
  'GET /users/search': found,
  'GET /users/mail': mailState(),
  'GET /users/audit': json({ status: 'success', data: { events, next: '/users/audit?limit=50&after=1' } }),
};

const goodDay = {
  'GET /auth/options': offering(),
  'GET /auth/account': ownAccount(),
  'GET /auth/sessions': json({ status: 'success', data: { sessions } }),
  'POST /auth/forgot': json({ status: 'success', message: 'x' }, 202),
  'GET /users': page(users(25), '/users?limit=25&after=KEY'),
  'GET /auth/status': json({ status: 'success', data: { ...user(3), active: true } }),
  'GET /auth/logout': json({ status: 'success', message: 'Successfully logged out.' }),
  'POST /auth/login': json({ status: 'success', message: 'Successfully logged in.', auth_token: 'a.b.c' }),
};

/** The answer to a request of a page; undefined if it is not a request to the API. */
export function answerTo(request, answers = {}) {
  const operation = `${request.method()} ${new URL(request.url()).pathname}`;
  return answers[operation] ?? goodDay[operation];
}
