import { Link, useLocation } from 'react-router';
import { againAt, Refused } from '../api/failures';
import { RichText } from '../texts/RichText';
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
  const { pathname } = useLocation();
  const until = againAt(error);
  const mustWait = useSecondsUntil(until) > 0;
  // The address asks for what does not exist, such as half of a link. The same again would not help.
  if (error instanceof Refused && error.status === 400) {
    return (
      <div className="failure">
        <p role="alert">
          {what} <RichText id="failure.address" part={<Link to={pathname} />} />
        </p>
      </div>
    );
  }
  return (
    <div className="failure">
      <p role="alert">
        {/* The wait is shown beside the button, with a countdown. */}
        {what} {until === null ? error.message : text('failure.limited')}
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
      <WaitingText until={until} />
    </div>
  );
}
