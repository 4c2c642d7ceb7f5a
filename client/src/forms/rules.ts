import type { TextId } from '../texts/texts';

export interface Rule<Name extends string = string> {
  text: TextId;
  field: Name;
  holds: (value: string) => boolean;
}

export const usernameRules: Rule<'username'>[] = [
  { text: 'rule.username.length', field: 'username', holds: (value) => characters(value) > 5 },
];

export const emailRules: Rule<'email'>[] = [
  { text: 'rule.email.length', field: 'email', holds: (value) => characters(value) > 5 },
  // Like in the API, a domain may be a single label, such as intranet.
  { text: 'rule.email.valid', field: 'email', holds: (value) => /^[^\s@"<>]+@[^\s@"<>]+$/.test(value) },
];

/** @param field the one with the password */
export function passwordRules<Name extends string>(field: Name): Rule<Name>[] {
  return [{ text: 'rule.password.length', field, holds: (value) => characters(value) > 10 }];
}

/** In code points, like the API: a symbol may be two of JavaScript's units. */
function characters(value: string): number {
  return Array.from(value).length;
}
