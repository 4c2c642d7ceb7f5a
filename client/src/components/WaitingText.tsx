import { inWords } from '../api/waits';
import { useText } from '../texts/useText';
import { useSecondsUntil } from './useSecondsUntil';

/** Shows the remaining wait and its end; nothing if there is no wait. */
export function WaitingText({ until }: { until: number | null }) {
  const text = useText();
  const seconds = useSecondsUntil(until);
  if (until === null) return null;
  return (
    <span className="waiting">
      {seconds > 0 && text('failure.again', { wait: inWords(seconds) })}
      {/* A screen reader says that it is over, but not each second before. */}
      <span aria-live="polite">{seconds === 0 && text('failure.waitIsOver')}</span>
    </span>
  );
}
