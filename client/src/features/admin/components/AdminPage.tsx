import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { MembersOnly } from '../../../components/MembersOnly';
import { useTitle } from '../../../components/useTitle';
import { paths } from '../../../paths';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';

/** What the pages for admins have in common. Who is no admin is told so by the API's answer. */
export function AdminPage({ title, children }: { title: TextId; children: ReactNode }) {
  const text = useText();
  useTitle(title);
  return (
    <div className="admin">
      <h1>{text(title)}</h1>
      <MembersOnly>
        <nav className="nav nav-tabs" aria-label={text('admin.pages')}>
          <NavLink className="nav-link" to={paths.manageUsers}>
            {text('admin.users')}
          </NavLink>
          <NavLink className="nav-link" to={paths.auditLog}>
            {text('admin.audit')}
          </NavLink>
        </nav>
        {children}
      </MembersOnly>
    </div>
  );
}
