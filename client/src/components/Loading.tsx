import { useText } from '../texts/useText';

/** In the place of what is not there yet, and of about its size. */
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
