import { useLayoutEffect } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** The scroll position of each history entry, by its key. */
const places = new Map<string, number>();

/** A new page starts at its top. Going back restores the scroll position. */
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
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another page starts at its top
  }, [pathname]);
}
