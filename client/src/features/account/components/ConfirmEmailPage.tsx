import { Link, Navigate } from 'react-router';
import { useTitle } from '../../../components/useTitle';
import { Form } from '../../../forms/Form';
import { paths } from '../../../paths';
import { session } from '../../../session/session';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';
import { confirmEmail } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { isOfADeadLink } from '../explain';
import { currentPasswordField } from '../fields';

/** The password is asked for, so that nothing is confirmed by a program that opens the links of mails. */
export function ConfirmEmailPage({ code }: { code: string | null }) {
  const text = useText();
  useTitle('confirm.title');
  const confirming = useChange(({ password }: { password: string }) => confirmEmail({ token: code ?? '', password }));
  // Not for who has moved on meanwhile.
  if (confirming.isSuccess) return <Navigate to={session.token() === null ? paths.login : paths.account} replace />;
  return (
    <div className="card form-card">
      <h1>{text('confirm.title')}</h1>
      {code === null || isOfADeadLink(confirming.error) ? (
        <p>
          <RichText id="confirm.dead" part={<Link to={paths.account} />} />
        </p>
      ) : (
        <>
          <p>{text('confirm.how')}</p>
          <Form
            fields={[currentPasswordField]}
            rules={[]}
            sending={confirming}
            submit="confirm.do"
            isOfALink
            explain={explain}
          />
        </>
      )}
    </div>
  );
}
