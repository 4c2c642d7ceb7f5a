import { inWords } from '../api/waits';
import { useText } from '../texts/useText';
import { useSecondsUntil } from './useSecondsUntil';

/** Says how long is still to be waited, and when it is over; nothing where there is nothing to wait for. */
export function WaitingText({ until }: { until: number | null }) {
  const text = useText();
  const seconds = useSecondsUntil(until);
  if (until === null) return null;
  return (
    <span className="waiting">
      {seconds > 0 ? text('failure.again', { wait: inWords(seconds) }) : text('failure.waitIsOver')}
    </span>
  );
}
