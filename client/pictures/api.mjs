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

const goodDay = {
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
