import { useEffect } from 'react';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';

const PRODUCT = 'Quintet';

/** Names the document after the page that is shown; without a name, after the product alone. */
export function useTitle(id?: TextId): void {
  const text = useText();
  const title = id === undefined ? PRODUCT : `${text(id)} · ${PRODUCT}`;

  useEffect(() => {
    document.title = title;
  }, [title]);
}
