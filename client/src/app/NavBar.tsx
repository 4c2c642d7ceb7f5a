import { NavLink } from 'react-router';
import { useOptions } from '../api/useOptions';
import { useDisclosure } from '../components/useDisclosure';
import { paths } from '../paths';
import product from '../product.json';
import { useIsLoggedIn } from '../session/session';
import { useAccount } from '../session/useAccount';
import { useLogout } from '../session/useLogout';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';
import { Logo } from './Logo';
import { MemberMenu } from './MemberMenu';
import { Preferences } from './Preferences';

interface BarLink {
  to: string;
  text: TextId;
}

const everybody: BarLink[] = [
  { to: paths.home, text: 'bar.home' },
  { to: paths.about, text: 'bar.about' },
];
const admins: BarLink[] = [{ to: paths.manageUsers, text: 'bar.manageUsers' }];
const members: BarLink[] = [
  { to: paths.status, text: 'bar.status' },
  { to: paths.account, text: 'bar.account' },
  { to: paths.logout, text: 'bar.logout' },
];
const guests: BarLink[] = [
  { to: paths.register, text: 'bar.register' },
  { to: paths.login, text: 'bar.login' },
];

export function NavBar() {
  const text = useText();
  const menu = useDisclosure();
  const isLoggedIn = useIsLoggedIn();
  const isAdmin = useAccount().data?.admin === true;
  const logout = useLogout();
  const { data: options } = useOptions();
  const isClosed = options?.registration === 'closed';
  const own = isLoggedIn ? members : guests.filter(({ to }) => !isClosed || to !== paths.register);
  return (
    <nav className="navbar navbar-expand-md" aria-label={text('bar.label')}>
      {/* Handles the focus of the menu on small screens. */}
      <div className="container" {...menu.group}>
        <span className="navbar-brand">
          <Logo />
          {product.name}
        </span>
        <button
          type="button"
          className="navbar-toggler"
          aria-label={text('bar.menu')}
          aria-controls="links"
          {...menu.button}
        >
          <span className="navbar-toggler-icon" />
        </button>
        <div id="links" className={`collapse navbar-collapse ${menu.isOpen ? 'show' : ''}`}>
          <ul className="navbar-nav">
            {[...everybody, ...(isAdmin ? admins : []), ...own].map((link) => (
              <li key={link.to} className={`nav-item ${link === own[0] ? 'first-own' : ''}`}>
                <NavLink
                  className="nav-link"
                  to={link.to}
                  onClick={(event) => {
                    menu.close();
                    if (link.to === paths.logout && isPlain(event)) {
                      event.preventDefault();
                      logout();
                    }
                  }}
                >
                  {text(link.text)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
        <Preferences />
        {isLoggedIn && <MemberMenu />}
      </div>
    </nav>
  );
}

/** Whether a click opens the link in this tab. */
function isPlain(event: React.MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
