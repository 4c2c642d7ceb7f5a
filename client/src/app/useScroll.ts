import { useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** The scroll position of each history entry, by its key. */
const places = new Map<string, number>();

/** A new page starts at its top. Going back restores the scroll position, also within a list. */
export function useScroll(): void {
  const { key, pathname } = useLocation();
  const navigation = useNavigationType();
  const shown = useRef(pathname);

  useLayoutEffect(() => {
    window.history.scrollRestoration = 'manual';
    if (navigation === NavigationType.Pop) window.scrollTo(0, places.get(key) ?? 0);
    else if (shown.current !== pathname) window.scrollTo(0, 0);
    shown.current = pathname;

    const remember = () => places.set(key, window.scrollY);
    // Nobody may scroll there.
    remember();
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key, navigation, pathname]);
}
