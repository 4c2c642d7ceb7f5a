import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { container, gateway } from './stack.js';

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

/** An admin, made as an operator makes one. */
export function newAdmin() {
  const { username, email, password } = newUser();
  const command = ['users', 'create-admin', '--username', username, '--email', email];
  execFileSync('docker', ['exec', '--env', 'ADMIN_PASSWORD', container('users-service'), ...command], {
    env: { ...process.env, ADMIN_PASSWORD: password },
  });
  return { email, password, name: username };
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
