import { useEffect } from 'react';
import product from '../product.json';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';

/** Names the document after the page that is shown; without a name, after the product alone. */
export function useTitle(id?: TextId): void {
  const text = useText();
  const title = id === undefined ? product.name : `${text(id)} · ${product.name}`;

  useEffect(() => {
    document.title = title;
  }, [title]);
}
