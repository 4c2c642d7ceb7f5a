import { login } from '../api/login';
import { loginRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';

export function LoginPage() {
  return (
    <CredentialsForm
      key="login"
      title="Login"
      rules={loginRules}
      asksUsername={false}
      passwordAutoComplete="current-password"
      submit={({ email, password }) => login({ email, password })}
      explain={({ status, message }) => (status === 404 ? 'User does not exist.' : message)}
    />
  );
}
