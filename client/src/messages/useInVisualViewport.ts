import { type RefObject, useEffect } from 'react';

/** Moves an element along with what is seen of the page: a phone's keyboard and pinching show a part of it. */
export function useInVisualViewport(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const follow = () => {
      element.current?.style.setProperty('translate', `${viewport.offsetLeft}px ${viewport.offsetTop}px`);
      element.current?.style.setProperty('max-width', `${viewport.width}px`);
    };
    viewport.addEventListener('resize', follow);
    viewport.addEventListener('scroll', follow);
    return () => {
      viewport.removeEventListener('resize', follow);
      viewport.removeEventListener('scroll', follow);
    };
  }, [element]);
}
