import { type ReactNode, useId } from 'react';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';

/** One part of the account, in a card of its own. */
export function Section({ title, children }: { title: TextId; children: ReactNode }) {
  const text = useText();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{text(title)}</h2>
      {children}
    </section>
  );
}
