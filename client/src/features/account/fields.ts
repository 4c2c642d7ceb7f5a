import type { FormField } from '../../forms/Form';

export const currentPasswordField: FormField<'password'> = {
  name: 'password',
  label: 'account.currentPassword',
  type: 'password',
  autoComplete: 'current-password',
};

export const newPasswordField: FormField<'new_password'> = {
  name: 'new_password',
  label: 'account.newPassword',
  type: 'password',
  autoComplete: 'new-password',
};
