import { useState } from 'react';
import { NavLink } from 'react-router';
import { paths } from '../paths';
import { useIsLoggedIn } from '../session/session';

const everybody = [
  { to: paths.home, text: 'Home' },
  { to: paths.about, text: 'About' },
];
const members = [
  { to: paths.status, text: 'User Status' },
  { to: paths.logout, text: 'Log Out' },
];
const guests = [
  { to: paths.register, text: 'Register' },
  { to: paths.login, text: 'Log In' },
];

export function NavBar() {
  const [isOpen, setOpen] = useState(false);
  const own = useIsLoggedIn() ? members : guests;
  return (
    <nav className="navbar navbar-expand-sm bg-body-tertiary mb-4" aria-label="Main">
      <div className="container">
        <span className="navbar-brand">Quintet</span>
        <button
          type="button"
          className="navbar-toggler"
          aria-label="Menu"
          aria-expanded={isOpen}
          aria-controls="links"
          onClick={() => setOpen(!isOpen)}
        >
          <span className="navbar-toggler-icon" />
        </button>
        <div id="links" className={`collapse navbar-collapse ${isOpen ? 'show' : ''}`}>
          <ul className="navbar-nav w-100">
            {[...everybody, ...own].map(({ to, text }) => (
              <li key={to} className={`nav-item ${to === own[0]?.to ? 'ms-sm-auto' : ''}`}>
                <NavLink className="nav-link" to={to} onClick={() => setOpen(false)}>
                  {text}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </nav>
  );
}
