import type { TextId } from '../../texts/texts';

export interface Credentials {
  username: string;
  email: string;
  password: string;
}

export interface Rule {
  text: TextId;
  field: keyof Credentials;
  holds: (value: string) => boolean;
}

const username: Rule = {
  text: 'rule.username.length',
  field: 'username',
  holds: (value) => characters(value) > 5,
};

const emailAndPassword: Rule[] = [
  { text: 'rule.email.length', field: 'email', holds: (value) => characters(value) > 5 },
  // Like in the API, a domain may be a single label, such as intranet.
  { text: 'rule.email.valid', field: 'email', holds: (value) => /^[^\s@"<>]+@[^\s@"<>]+$/.test(value) },
  { text: 'rule.password.length', field: 'password', holds: (value) => characters(value) > 10 },
];

export const loginRules = emailAndPassword;
export const registerRules = [username, ...emailAndPassword];

/** In code points, like the API: a symbol may be two of JavaScript's units. */
function characters(value: string): number {
  return Array.from(value).length;
}
