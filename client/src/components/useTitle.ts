import { useEffect } from 'react';
import product from '../product.json';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';

/** Sets the document's title to that of the page; without one, only the product's name. */
export function useTitle(id?: TextId): void {
  const text = useText();
  const title = id === undefined ? product.name : `${text(id)} · ${product.name}`;

  useEffect(() => {
    document.title = title;
  }, [title]);
}
