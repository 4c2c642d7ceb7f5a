import { Refused } from '../../../api/failures';
import { emailField, passwordField } from '../../../forms/fields';
import { paths } from '../../../paths';
import { useText } from '../../../texts/useText';
import { useLogin } from '../api/useLogin';
import { loginRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';

export function LoginPage() {
  const text = useText();
  return (
    <CredentialsForm
      key="login"
      title="login.title"
      fields={[emailField, passwordField('current-password')]}
      rules={loginRules}
      sending={useLogin()}
      submit="form.login"
      other={{ text: 'login.other', path: paths.register }}
      explain={(error) => (error instanceof Refused && error.status === 404 ? text('login.failed') : error.message)}
    />
  );
}
