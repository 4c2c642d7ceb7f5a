import { randomBytes } from 'node:crypto';
import { gateway } from './stack.js';

/** Somebody whom no other test knows. */
export function somebody() {
  const name = `user${randomBytes(6).toString('hex')}`;
  return { username: name, email: `${name}@example.org`, password: 'greaterthaneleven' };
}

/** Somebody who has registered, not by the browser; of such a name or email, where one is given. Names are taken once only. */
export async function registered(given = {}) {
  const person = { ...somebody(), ...given };
  const response = await fetch(`${gateway}/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(person),
  });
  if (response.status !== 201) {
    throw new Error(`registering ${person.email} was answered by ${response.status}`);
  }
  const { auth_token: token } = await response.json();
  return { username: undefined, email: person.email, password: person.password, name: person.username, token };
}
