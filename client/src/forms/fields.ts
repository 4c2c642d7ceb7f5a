import type { FormField } from './Form';

export const usernameField: FormField<'username'> = {
  name: 'username',
  label: 'form.username',
  type: 'text',
  autoComplete: 'nickname',
};

/** A password manager must store what the login asks for: the email. */
export const emailField: FormField<'email'> = {
  name: 'email',
  label: 'form.email',
  type: 'email',
  autoComplete: 'username',
};

export function passwordField(autoComplete: 'new-password' | 'current-password'): FormField<'password'> {
  return { name: 'password', label: 'form.password', type: 'password', autoComplete };
}
