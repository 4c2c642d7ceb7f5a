import { useEffect } from 'react';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { session } from '../../../session/session';
import { logout } from '../api/logout';

export function LogoutPage() {
  useEffect(() => {
    if (session.token() !== null) {
      // The server is told first, as it needs the token; whatever it answers, the person is logged out here.
      logout().catch(() => undefined);
      session.end();
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
