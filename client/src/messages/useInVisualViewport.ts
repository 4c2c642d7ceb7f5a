import { type RefObject, useEffect } from 'react';

/** Lays an element over what is seen of the page: a phone's keyboard and pinching leave a part of it. */
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
