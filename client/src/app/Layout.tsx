import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { MessageBar } from '../messages/MessageBar';
import { NavBar } from './NavBar';

export function Layout() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  // As after a page load of old: who navigates by keyboard or screen reader begins at the top of the new page.
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      main.current?.focus();
    }
  }, [pathname]);

  return (
    <>
      <NavBar />
      <main ref={main} tabIndex={-1} className="container">
        <MessageBar />
        <Outlet />
      </main>
    </>
  );
}
