import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface Disclosure {
  isOpen: boolean;
  close: () => void;
  /** Props for the element around the button and what it opens. */
  group: {
    ref: RefObject<HTMLDivElement | null>;
    onKeyDown: (event: KeyboardEvent) => void;
    onBlur: (event: FocusEvent) => void;
  };
  button: { ref: RefObject<HTMLButtonElement | null>; 'aria-expanded': boolean; onClick: () => void };
}

/** A button that opens something. Escape, a click elsewhere, or leaving by Tab closes it. */
export function useDisclosure(): Disclosure {
  const [isOpen, setOpen] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !group.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  return {
    isOpen,
    close,
    group: {
      ref: group,
      onKeyDown: ({ key }) => {
        if (isOpen && key === 'Escape') {
          close();
          button.current?.focus();
        }
      },
      // Without a related target, the window lost the focus, or a click that closes it anyway.
      onBlur: ({ relatedTarget }) => {
        if (relatedTarget && !group.current?.contains(relatedTarget)) close();
      },
    },
    button: { ref: button, 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) },
  };
}
