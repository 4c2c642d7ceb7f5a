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
