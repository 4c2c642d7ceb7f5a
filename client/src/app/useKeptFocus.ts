import { type RefObject, useEffect } from 'react';

/**
 * Keeps the place of those who use a keyboard or a screen reader: if the focused element vanishes or is disabled, the part of the
 * page that it was in gets the focus. Browsers would go back to the top.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = root.current;
    if (!page) return;
    /** The focused element and what is around it, from the inside out. */
    let focused: HTMLElement[] = [];

    const remember = (event: FocusEvent) => {
      focused = event
        .composedPath()
        .filter((each) => each instanceof HTMLElement && page.contains(each)) as HTMLElement[];
    };
    // Some browsers also say that an element lost the focus when it vanishes, so look once that is done.
    const forget = () => {
      const left = focused;
      queueMicrotask(() => {
        const [element] = left;
        if (left === focused && element && isUsable(element) && element !== document.activeElement) focused = [];
      });
    };
    const keep = () => {
      const [element, ...around] = focused;
      const { activeElement, body } = document;
      if (!element || isUsable(element) || (activeElement !== body && activeElement !== element)) return;
      around.find((part) => part.hasAttribute('tabindex') && isUsable(part))?.focus({ preventScroll: true });
    };

    const observer = new MutationObserver(keep);
    observer.observe(page, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    });
    page.addEventListener('focusin', remember);
    page.addEventListener('focusout', forget);
    return () => {
      observer.disconnect();
      page.removeEventListener('focusin', remember);
      page.removeEventListener('focusout', forget);
    };
  }, [root]);
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled, [hidden], [hidden] *');
}
