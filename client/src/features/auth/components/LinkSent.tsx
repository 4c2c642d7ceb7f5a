import { useText } from '../../../texts/useText';

interface LinkSentProps {
  email: string;
  /** Shows the form again. */
  again: () => void;
}

/** Says what is to be done where the email has to be shown to be one's own. */
export function LinkSent({ email, again }: LinkSentProps) {
  const text = useText();
  return (
    <>
      <p role="status">
        {text('register.sent')} <bdi>{email}</bdi>
      </p>
      <p>{text('register.sent.then')}</p>
      <p>
        {text('register.sent.nothing')}{' '}
        <button type="button" className="btn btn-sm btn-outline-primary" onClick={again}>
          {text('register.sent.again')}
        </button>
      </p>
    </>
  );
}
