import { messages, useMessage } from './messages';

/** Always there, so that screen readers hear what is put into it. */
export function MessageBar() {
  const message = useMessage();
  return (
    <div aria-live="polite">
      {message && (
        <div className={`alert alert-${message.kind} alert-dismissible`}>
          {message.text}
          <button type="button" className="btn-close" aria-label="Close" onClick={messages.clear} />
        </div>
      )}
    </div>
  );
}
