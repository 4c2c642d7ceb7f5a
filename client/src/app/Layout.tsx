import { type Query, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Loading } from '../components/Loading';
import { MessageBar } from '../messages/MessageBar';
import { useText } from '../texts/useText';
import { ErrorBoundary } from './ErrorBoundary';
import { Footer } from './Footer';
import { NavBar } from './NavBar';
import { useKeptFocus } from './useKeptFocus';
import { useScroll } from './useScroll';

export function Layout() {
  const text = useText();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  const queries = useQueryClient();
  useScroll();
  useKeptFocus(main);

  // Like after a full page load: keyboard and screen reader users start at the top of the new page, and what failed is asked for again.
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      main.current?.focus({ preventScroll: true });
      void queries.refetchQueries({ type: 'active', predicate: hasFailed }, { cancelRefetch: false });
    }
  }, [pathname, queries]);

  return (
    <>
      <a
        className="skip-link btn btn-primary"
        href="#main"
        onClick={(event) => {
          // The address stays: of the link of a mail, what follows its # is the code.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {text('bar.skip')}
      </a>
      <NavBar />
      <main id="main" ref={main} tabIndex={-1} className="container">
        <MessageBar />
        {/* If a page fails, the bar stays usable. */}
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Loading lines={3} />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
    </>
  );
}

function hasFailed({ state }: Query): boolean {
  return state.status === 'error';
}
