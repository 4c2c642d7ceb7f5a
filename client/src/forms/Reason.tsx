import { type ReactNode, useEffect, useRef } from 'react';
import { againAt } from '../api/failures';
import { Icon } from '../components/Icon';
import { WaitingText } from '../components/WaitingText';
import { useText } from '../texts/useText';

interface ReasonProps {
  id?: string;
  error: Error;
  /** The message for the error. */
  explain: (error: Error) => string;
  children?: ReactNode;
}

/** Why something was refused, beside what was asked for. It stays, unlike the message, and counts a wait down. */
export function Reason({ id, error, explain, children }: ReasonProps) {
  const text = useText();
  const until = againAt(error);
  const reason = useRef<HTMLDivElement>(null);

  // Below the last field, so it may be out of view.
  useEffect(() => {
    reason.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={reason} id={id} className="reason">
      <Icon name="cross" />
      <span>
        {until === null ? explain(error) : text('failure.limited')} <WaitingText until={until} />
        {children}
      </span>
    </div>
  );
}
