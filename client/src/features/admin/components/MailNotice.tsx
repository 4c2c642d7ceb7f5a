import { useLanguage, useText } from '../../../texts/useText';
import { useMailState } from '../api/useMailState';

/** A server may put mail off for some minutes, on purpose. */
const LONGEST_MS = 10 * 60_000;

/** Says that mail does not go out; nothing as long as it does. */
export function MailNotice() {
  const text = useText();
  const language = useLanguage();
  const { data: mail, dataUpdatedAt } = useMailState();
  const since = mail?.oldest_waiting_at ?? null;
  if (!mail || since === null || dataUpdatedAt - Date.parse(since) < LONGEST_MS) return null;
  const time = new Date(since).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="card notice" role="alert">
      <strong>{text('admin.mail')}</strong>
      <span>{text('admin.mail.waiting', { count: mail.waiting, time })}</span>
      {mail.last_error !== null && <code dir="ltr">{mail.last_error}</code>}
    </div>
  );
}
