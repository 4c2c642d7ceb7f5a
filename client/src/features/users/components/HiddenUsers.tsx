import { Link, useLocation } from 'react-router';
import { useOptions } from '../../../api/useOptions';
import { Icon } from '../../../components/Icon';
import { paths } from '../../../paths';
import { useIsLoggedIn } from '../../../session/session';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';

/** Instead of the list, for whom it is not. */
export function HiddenUsers() {
  const text = useText();
  const isLoggedIn = useIsLoggedIn();
  const { data: options } = useOptions();
  const { pathname, search } = useLocation();
  const isForAdmins = isLoggedIn || options?.users_visible_to === 'admins';
  const from = { from: pathname + search };
  return (
    <div className="card empty">
      <Icon name="people" />
      <p>{text(isForAdmins ? 'users.hidden.admins' : 'users.hidden.members')}</p>
      {!isLoggedIn && (
        <p>
          <RichText id="users.hidden.login" part={<Link to={paths.login} state={from} />} />
        </p>
      )}
      {!isLoggedIn && !isForAdmins && options?.registration !== 'closed' && (
        <p>
          <RichText id="users.hidden.register" part={<Link to={paths.register} state={from} />} />
        </p>
      )}
    </div>
  );
}
