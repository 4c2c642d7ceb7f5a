import { Spinner } from '../components/Spinner';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';

interface SubmitButtonProps {
  /** Begins the id of the text that says why it is disabled. */
  id: string;
  label: string;
  isReady: boolean;
  /** Why it is disabled. */
  notReady: TextId;
  look?: 'primary' | 'danger' | undefined;
  /** Whether it does what the link of a mail is for; those are buttons. */
  isOfALink?: boolean | undefined;
  isPending: boolean;
  mustWait: boolean;
  describedBy: string | undefined;
  cancel: (() => void) | undefined;
}

/** Disabled only if the form is not ready, because a disabled button loses the focus. */
export function SubmitButton(props: SubmitButtonProps) {
  const { isReady, isPending } = props;
  const text = useText();
  const label = isPending ? text('form.sending') : props.label;
  const attributes = {
    className: `btn btn-${props.look ?? 'primary'}`,
    disabled: !isReady,
    'aria-disabled': isPending || props.mustWait || undefined,
    'aria-describedby': isReady ? props.describedBy : `${props.id}not-ready`,
  };
  return (
    <>
      <div className="submit">
        {props.isOfALink ? (
          <button type="submit" {...attributes}>
            {label}
          </button>
        ) : (
          <input type="submit" value={label} {...attributes} />
        )}
        {isPending && <Spinner />}
        {props.cancel && (
          <button type="button" className="btn btn-outline-secondary" onClick={props.cancel}>
            {text('form.cancel')}
          </button>
        )}
      </div>
      {!isReady && (
        <div id={`${props.id}not-ready`} className="form-text">
          {text(props.notReady)}
        </div>
      )}
    </>
  );
}
