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
  const response = await fetch(`${gateway}/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(user),
  });
  if (response.status !== 201) {
    throw new Error(`registering ${user.email} was answered by ${response.status}`);
  }
  const { auth_token: token } = await response.json();
  return { username: undefined, email: user.email, password: user.password, name: user.username, token };
}
