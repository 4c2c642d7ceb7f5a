import { useText } from '../texts/useText';

/** A placeholder of about the size of the content that is loading. */
export function Loading({ lines }: { lines: number }) {
  const text = useText();
  return (
    <div className="card loading placeholder-glow">
      <p role="status" className="visually-hidden">
        {text('loading')}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="placeholder" aria-hidden="true" />
      ))}
    </div>
  );
}
