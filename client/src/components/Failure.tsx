import { Refused } from '../api/failures';
import { useText } from '../texts/useText';
import { Spinner } from './Spinner';
import { useSecondsUntil } from './useSecondsUntil';
import { WaitingText } from './WaitingText';

interface FailureProps {
  /** What failed. */
  what: string;
  error: Error;
  isTrying: boolean;
  tryAgain: () => void;
}

/** Replaces what could not be loaded. */
export function Failure({ what, error, isTrying, tryAgain }: FailureProps) {
  const text = useText();
  const againAt = error instanceof Refused ? error.againAt : null;
  // The wait is shown beside the button, with a countdown.
  const why = againAt === null ? error.message : text('failure.tooMany');
  const mustWait = useSecondsUntil(againAt) > 0;
  return (
    <div className="failure">
      <p role="alert">
        {what} {why}
      </p>
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-disabled={mustWait || isTrying}
        onClick={() => {
          if (!mustWait && !isTrying) tryAgain();
        }}
      >
        {isTrying && <Spinner />} {text('failure.tryAgain')}
      </button>
      <WaitingText until={againAt} />
    </div>
  );
}
