import { register } from '../api/register';
import { registerRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';

export function RegisterPage() {
  return (
    <CredentialsForm
      key="register"
      title="Register"
      rules={registerRules}
      asksUsername
      passwordAutoComplete="new-password"
      submit={register}
      explain={({ status, errors, message }) =>
        status === 400 && errors.length === 0 ? 'That user already exists.' : message
      }
    />
  );
}
