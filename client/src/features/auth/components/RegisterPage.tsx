import { Refused } from '../../../api/failures';
import { useOptions } from '../../../api/useOptions';
import { emailField, passwordField, usernameField } from '../../../forms/fields';
import { paths } from '../../../paths';
import { useText } from '../../../texts/useText';
import { useRegister } from '../api/useRegister';
import { registerRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';
import { LinkSent } from './LinkSent';

export function RegisterPage() {
  const text = useText();
  const { data: options } = useOptions();
  const registering = useRegister();
  const isClosed = options?.registration === 'closed';
  return (
    <CredentialsForm
      key="register"
      title="register.title"
      fields={[usernameField, emailField, passwordField('new-password')]}
      rules={registerRules}
      sending={registering}
      submit="form.register"
      other={{ text: 'register.other', path: paths.login }}
      explain={(error) => explain(error, text)}
      instead={
        (isClosed && <p>{text('register.closed')}</p>) ||
        (registering.data === null && <LinkSent email={registering.variables.email} again={registering.reset} />)
      }
    >
      {options?.email_verification === 'required' && !isClosed && registering.data !== null && (
        <p className="other-form">{text('register.byMail')}</p>
      )}
    </CredentialsForm>
  );
}

function explain(error: Error, text: ReturnType<typeof useText>): string {
  if (!(error instanceof Refused)) return error.message;
  if (error.status === 403) return text('register.closed');
  return error.status === 400 && error.errors.length === 0 ? text('register.taken') : error.message;
}
