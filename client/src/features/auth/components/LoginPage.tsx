import { Link } from 'react-router';
import { Refused } from '../../../api/failures';
import { useOptions } from '../../../api/useOptions';
import { emailField, passwordField } from '../../../forms/fields';
import { paths } from '../../../paths';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import { useLogin } from '../api/useLogin';
import { loginRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';

export function LoginPage() {
  const text = useText();
  const { data: options } = useOptions();
  // Who has not opened the link of their registration is no user yet.
  const failed: TextId[] =
    options?.email_verification === 'required' ? ['login.failed', 'login.unfinished'] : ['login.failed'];
  return (
    <CredentialsForm
      key="login"
      title="login.title"
      fields={[emailField, passwordField('current-password')]}
      rules={loginRules}
      sending={useLogin()}
      submit="form.login"
      other={options?.registration === 'closed' ? null : { text: 'login.other', path: paths.register }}
      explain={(error) =>
        error instanceof Refused && error.status === 404 ? failed.map((id) => text(id)).join(' ') : error.message
      }
    >
      {options?.mail && (
        <p className="other-form">
          <Link to={paths.forgotPassword}>{text('login.forgot')}</Link>
        </p>
      )}
    </CredentialsForm>
  );
}
