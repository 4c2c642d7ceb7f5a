import { useEffect } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useTitle } from '../../../components/useTitle';
import { paths } from '../../../paths';
import { useIsLoggedIn } from '../../../session/session';
import { useLogout } from '../../../session/useLogout';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';
import { isOpenedByItsAddress } from '../isOpenedByItsAddress';

export function LogoutPage() {
  const text = useText();
  useTitle('logout.title');
  const location = useLocation();
  const isLoggedIn = useIsLoggedIn();
  const logout = useLogout();
  const isAsked = isOpenedByItsAddress(location);

  useEffect(() => {
    if (isAsked) logout();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once each time it is opened
  }, [isAsked]);

  if (isLoggedIn && !isAsked) {
    return <Navigate to={paths.home} replace />;
  }
  return (
    <div className="card form-card">
      <h1>{text('logout.title')}</h1>
      <p>
        <RichText id="logout.here" part={<Link to={paths.login} />} />
      </p>
    </div>
  );
}
