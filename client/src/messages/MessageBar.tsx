import { useRef } from 'react';
import { useText } from '../texts/useText';
import { messages, useMessage } from './messages';
import { useInVisualViewport } from './useInVisualViewport';

/** Always in the page, so that screen readers announce new messages, and always in view. */
export function MessageBar() {
  const text = useText();
  const message = useMessage();
  const bar = useRef<HTMLDivElement>(null);
  useInVisualViewport(bar);
  return (
    <div ref={bar} className="message-bar" aria-live="polite">
      {message && (
        // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- it only waits while somebody reads
        <div
          className={`alert alert-${message.kind} alert-dismissible`}
          onPointerEnter={messages.hold}
          onPointerLeave={messages.release}
          onFocus={messages.hold}
          onBlur={messages.release}
        >
          {message.text}
          <button type="button" className="btn-close" aria-label={text('message.close')} onClick={messages.clear} />
        </div>
      )}
    </div>
  );
}
