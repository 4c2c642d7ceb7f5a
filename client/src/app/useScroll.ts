import { useLayoutEffect } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** How far down each entry of the history was, by its key. */
const places = new Map<string, number>();

/** A new page begins at its top, and one that is gone back to is where it was left. */
export function useScroll(): void {
  const { key, pathname } = useLocation();
  const navigation = useNavigationType();

  useLayoutEffect(() => {
    window.history.scrollRestoration = 'manual';
    const remember = () => places.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);

  useLayoutEffect(() => {
    window.scrollTo(0, navigation === NavigationType.Pop ? (places.get(key) ?? 0) : 0);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another page begins at its top
  }, [pathname]);
}
