import { Refused } from '../../../api/failures';
import { emailField, passwordField, usernameField } from '../../../forms/fields';
import { paths } from '../../../paths';
import { text } from '../../../texts/texts';
import { useRegister } from '../api/useRegister';
import { registerRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';

export function RegisterPage() {
  return (
    <CredentialsForm
      key="register"
      title="register.title"
      fields={[usernameField, emailField, passwordField('new-password')]}
      rules={registerRules}
      sending={useRegister()}
      submit="form.register"
      other={{ text: 'register.other', path: paths.login }}
      explain={(error) => (isTaken(error) ? text('register.taken') : error.message)}
    />
  );
}

function isTaken(error: Error): boolean {
  return error instanceof Refused && error.status === 400 && error.errors.length === 0;
}
