import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { paths } from '../paths';
import { useIsLoggedIn } from '../session/session';
import { RichText } from '../texts/RichText';

/** Content only for logged-in users. Others get a link to the login, which leads back. */
export function MembersOnly({ children }: { children: ReactNode }) {
  const isLoggedIn = useIsLoggedIn();
  const { pathname, search } = useLocation();
  if (isLoggedIn) return children;
  return (
    <p>
      <RichText id="members.only" part={<Link to={paths.login} state={{ from: pathname + search }} />} />
    </p>
  );
}
