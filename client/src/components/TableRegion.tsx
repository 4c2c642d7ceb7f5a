import { type ReactNode, useEffect, useRef } from 'react';
import { NavigationType, useNavigationType } from 'react-router';

interface TableRegionProps {
  label: string;
  /** The table is about to be replaced. */
  isOld?: boolean;
  /** The key of the page of a long list. */
  page?: string | null;
  children: ReactNode;
}

/** Scrolls a table that has not enough room. A new page of it starts at its top, also for screen readers. */
export function TableRegion({ label, isOld = false, page = null, children }: TableRegionProps) {
  const region = useRef<HTMLDivElement>(null);
  const shown = useRef(page);
  const navigation = useNavigationType();

  useEffect(() => {
    if (shown.current !== page && !isOld) {
      shown.current = page;
      // Whoever searches goes on there.
      if (document.activeElement?.matches('input, select')) return;
      region.current?.focus({ preventScroll: true });
      // Going back restores the scroll position.
      const isAbove = (region.current?.getBoundingClientRect().top ?? 0) < 0;
      if (isAbove && navigation !== NavigationType.Pop) region.current?.scrollIntoView({ block: 'start' });
    }
  }, [page, isOld, navigation]);

  return (
    <div
      ref={region}
      className="table-responsive"
      role="region"
      aria-label={label}
      aria-busy={isOld}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </div>
  );
}
