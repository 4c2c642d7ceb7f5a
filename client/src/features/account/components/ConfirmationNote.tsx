import { againAt } from '../../../api/failures';
import { useSecondsUntil } from '../../../components/useSecondsUntil';
import { Reason } from '../../../forms/Reason';
import { messages } from '../../../messages/messages';
import { useText } from '../../../texts/useText';
import { resendConfirmation } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';

/** Whether the email is confirmed; if not, a button that sends the link again. */
export function ConfirmationNote({ isConfirmed }: { isConfirmed: boolean }) {
  const text = useText();
  const resending = useChange(resendConfirmation);
  const isStill = useSecondsUntil(againAt(resending.error)) > 0 || resending.isPending;
  if (isConfirmed) return <p className="form-text">{text('account.email.confirmed')}</p>;
  return (
    <>
      <p>
        {text('account.email.unconfirmed')}{' '}
        <button
          type="button"
          className="btn btn-sm btn-outline-primary"
          aria-disabled={isStill}
          onClick={() => {
            if (!isStill) resending.mutate(undefined, { onError: (error) => messages.show('danger', explain(error)) });
          }}
        >
          {text('account.email.resend')}
        </button>
      </p>
      {resending.error && <Reason error={resending.error} explain={explain} />}
    </>
  );
}
