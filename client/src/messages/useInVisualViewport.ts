import { type RefObject, useEffect } from 'react';

/** Keeps an element over the visible part of the page, which a phone's keyboard or pinching makes smaller. */
export function useInVisualViewport(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const follow = () => {
      const { offsetLeft, offsetTop, width, height } = viewport;
      const style = { inset: `${offsetTop}px auto auto ${offsetLeft}px`, width: `${width}px`, height: `${height}px` };
      Object.assign(element.current?.style ?? {}, style);
    };
    viewport.addEventListener('resize', follow);
    viewport.addEventListener('scroll', follow);
    return () => {
      viewport.removeEventListener('resize', follow);
      viewport.removeEventListener('scroll', follow);
    };
  }, [element]);
}
