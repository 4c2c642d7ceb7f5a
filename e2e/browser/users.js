import { randomBytes } from 'node:crypto';
import { gateway } from './stack.js';

/** Fields to register a user whom no other test knows. */
export function newUser() {
  const name = `user${randomBytes(6).toString('hex')}`;
  return { username: name, email: `${name}@example.org`, password: 'greaterthaneleven' };
}

/** Registers a user through the API. A given username or email must be unique. */
export async function registeredUser(given = {}) {
  const user = { ...newUser(), ...given };
  const token = await tokenOf('/auth/register', user, 201);
  return { username: undefined, email: user.email, password: user.password, name: user.username, token };
}

/** Logs in through the API, and returns the token. */
export async function login({ email, password }) {
  return tokenOf('/auth/login', { email, password }, 200);
}

async function tokenOf(path, credentials, expected) {
  const response = await fetch(`${gateway}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (response.status !== expected) {
    throw new Error(`${path} for ${credentials.email} was answered by ${response.status}`);
  }
  const { auth_token: token } = await response.json();
  return token;
}
