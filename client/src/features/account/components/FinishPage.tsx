import { useEffect, useState } from 'react';
import { Link, Navigate } from 'react-router';
import { Refused } from '../../../api/failures';
import { useTitle } from '../../../components/useTitle';
import { passwordField, usernameField } from '../../../forms/fields';
import { Form } from '../../../forms/Form';
import { usernameRules } from '../../../forms/rules';
import { paths } from '../../../paths';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';
import { confirmRegistration } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { isOfADeadLink } from '../explain';

const password = passwordField('current-password');

/** The password of the registration is asked for, so that nobody gets an account that somebody else has asked for. */
export function FinishPage({ code }: { code: string | null }) {
  const text = useText();
  useTitle('finish.title');
  const [isTaken, setTaken] = useState(false);
  const finishing = useChange(async ({ password, username }: { password: string; username: string }) => {
    try {
      return await confirmRegistration({ token: code ?? '', password, ...(isTaken && { username }) });
    } catch (error) {
      if (isOfATakenUsername(error)) setTaken(true);
      throw error;
    }
  });

  useEffect(() => {
    if (isTaken) document.getElementById(usernameField.name)?.focus();
  }, [isTaken]);

  // Not for who has moved on meanwhile.
  if (finishing.isSuccess) return <Navigate to={paths.home} replace />;
  return (
    <div className="card form-card">
      <h1>{text('finish.title')}</h1>
      {code === null || isOfADeadLink(finishing.error) ? (
        <>
          <p>
            <RichText id="finish.dead" part={<Link to={paths.login} />} />
          </p>
          <p>
            <RichText id="finish.dead.again" part={<Link to={paths.register} />} />
          </p>
        </>
      ) : (
        <>
          <p>{text(isTaken ? 'finish.another' : 'finish.how')}</p>
          <Form
            fields={isTaken ? [usernameField, password] : [password]}
            rules={isTaken ? usernameRules : []}
            sending={finishing}
            submit="finish.do"
            isOfALink
            explain={(error) => (isOfATakenUsername(error) ? text('finish.taken') : explain(error))}
          />
        </>
      )}
    </div>
  );
}

function isOfATakenUsername(error: unknown): boolean {
  return error instanceof Refused && error.said === 'Sorry. That user already exists.';
}
