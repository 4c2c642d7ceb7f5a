import { Link, Navigate } from 'react-router';
import { useTitle } from '../../../components/useTitle';
import { Form } from '../../../forms/Form';
import { passwordRules } from '../../../forms/rules';
import { paths } from '../../../paths';
import { session } from '../../../session/session';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';
import { resetPassword } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { isOfADeadLink } from '../explain';
import { newPasswordField } from '../fields';

export function ResetPasswordPage({ code }: { code: string | null }) {
  const text = useText();
  useTitle('reset.title');
  // The server has ended all sessions.
  const resetting = useChange(
    ({ new_password }: { new_password: string }) => resetPassword({ token: code ?? '', password: new_password }),
    () => session.end(),
  );
  // Not for who has moved on meanwhile.
  if (resetting.isSuccess) return <Navigate to={paths.login} replace />;
  return (
    <div className="card form-card">
      <h1>{text('reset.title')}</h1>
      {code === null || isOfADeadLink(resetting.error) ? (
        <p>
          <RichText id="reset.dead" part={<Link to={paths.forgotPassword} />} />
        </p>
      ) : (
        <Form
          fields={[newPasswordField]}
          rules={passwordRules('new_password')}
          sending={resetting}
          submit="reset.do"
          explain={explain}
        />
      )}
    </div>
  );
}
