import { Spinner } from '../../../components/Spinner';
import { useText } from '../../../texts/useText';

interface SubmitButtonProps {
  label: string;
  isReady: boolean;
  isPending: boolean;
  mustWait: boolean;
  describedBy: string | undefined;
}

/** Disabled only if the form is not ready, because a disabled button loses the focus. */
export function SubmitButton({ label, isReady, isPending, mustWait, describedBy }: SubmitButtonProps) {
  const text = useText();
  return (
    <>
      <div className="submit">
        <input
          type="submit"
          className="btn btn-primary"
          value={isPending ? text('form.sending') : label}
          disabled={!isReady}
          aria-disabled={isPending || mustWait || undefined}
          aria-describedby={isReady ? describedBy : 'not-ready'}
        />
        {isPending && <Spinner />}
      </div>
      {!isReady && (
        <div id="not-ready" className="form-text">
          {text('form.notReady')}
        </div>
      )}
    </>
  );
}
