export interface Credentials {
  username: string;
  email: string;
  password: string;
}

export interface Rule {
  text: string;
  holds: (credentials: Credentials) => boolean;
}

const username: Rule = {
  text: 'Username must be greater than 5 characters.',
  holds: ({ username }) => username.length > 5,
};

const emailAndPassword: Rule[] = [
  { text: 'Email must be greater than 5 characters.', holds: ({ email }) => email.length > 5 },
  { text: 'Email must be a valid email address.', holds: ({ email }) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) },
  { text: 'Password must be greater than 10 characters.', holds: ({ password }) => password.length > 10 },
];

export const loginRules = emailAndPassword;
export const registerRules = [username, ...emailAndPassword];
