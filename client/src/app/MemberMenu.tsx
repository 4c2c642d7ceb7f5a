import { JoinedDate } from '../components/JoinedDate';
import { Icon } from '../components/Icon';
import { useDisclosure } from '../components/useDisclosure';
import { useLogout } from '../session/useLogout';
import { useOwnUser } from '../session/useOwnUser';
import { useText } from '../texts/useText';

/** The menu of the user who is logged in. */
export function MemberMenu() {
  const text = useText();
  const menu = useDisclosure();
  const logout = useLogout();
  const { data: user, error } = useOwnUser();
  return (
    <div className="bar-menu" {...menu.group}>
      <button type="button" className="btn bar-button" {...menu.button}>
        <span className="avatar" data-initial={user && initial(user.username)} aria-hidden="true">
          {!user && <Icon name="person" />}
        </span>
        <span className="visually-hidden">{text('member.label')}</span>{' '}
        <bdi className="member-name">{user?.username}</bdi>
      </button>
      {menu.isOpen && (
        <div className="bar-panel card">
          {user && (
            <>
              <strong>
                <bdi>{user.username}</bdi>
              </strong>
              <bdi>{user.email}</bdi>
              <span className="form-text">
                <JoinedDate of={user} />
              </span>
            </>
          )}
          {error && <p>{error.message}</p>}
          <button type="button" className="btn btn-outline-primary" onClick={logout}>
            {text('member.logout')}
          </button>
        </div>
      )}
    </div>
  );
}

/** The first visible character, which may have several code points. */
function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name);
  return (first?.segment ?? '').toUpperCase();
}
