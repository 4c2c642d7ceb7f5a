import { useEffect } from 'react';
import { Link } from 'react-router';
import { messages } from '../../../messages/messages';
import { paths } from '../../../paths';
import { session } from '../../../session/session';
import { logout } from '../api/logout';

export function LogoutPage() {
  useEffect(() => {
    const token = session.token();
    if (token !== null) {
      // Whatever the server answers, the person is logged out here.
      session.end();
      logout(token).catch(() => {
        messages.show('danger', 'You are logged out here, but the server could not be told.');
      });
    }
  }, []);
  return (
    <>
      <h1>Log Out</h1>
      <p>
        You are now logged out. Click <Link to={paths.login}>here</Link> to log back in.
      </p>
    </>
  );
}
