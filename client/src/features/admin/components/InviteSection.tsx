import { useRef, useState } from 'react';
import { explain } from '../../../api/explain';
import { useOptions } from '../../../api/useOptions';
import { emailField, usernameField } from '../../../forms/fields';
import { Form, type FormField } from '../../../forms/Form';
import { emailRules, usernameRules } from '../../../forms/rules';
import { useText } from '../../../texts/useText';
import { invite } from '../api/actions';
import { useAction } from '../api/useAction';

/** Of somebody else, so no password manager should fill them in. */
const fields: FormField<'username' | 'email'>[] = [
  { ...usernameField, autoComplete: 'off' },
  { ...emailField, autoComplete: 'off' },
];

/** Adds somebody, who chooses a password by the link of a mail. Nothing where no mail is sent. */
export function InviteSection() {
  const text = useText();
  const { data: options } = useOptions();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const section = useRef<HTMLDivElement>(null);
  /** Whoever is still here goes on at the button. */
  const close = () => {
    if (section.current?.contains(document.activeElement)) button.current?.focus();
    setOpen(false);
  };
  const inviting = useAction(async (values: { username: string; email: string }) => {
    await invite(values);
    close();
    return text('admin.invite.done', { email: values.email });
  });
  if (!options?.mail) return null;
  return (
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- Escape does what the button does
    <div
      ref={section}
      className="invite"
      onKeyDown={({ key }) => {
        if (key === 'Escape' && isOpen) close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="btn btn-outline-primary"
        aria-expanded={isOpen}
        aria-controls="invite"
        onClick={() => setOpen(!isOpen)}
      >
        {text('admin.invite')}
      </button>
      <div id="invite" className="card" hidden={!isOpen}>
        <p>{text('admin.invite.how')}</p>
        <Form
          id="invite"
          fields={fields}
          rules={[...usernameRules, ...emailRules]}
          sending={inviting}
          submit="admin.invite.do"
          explain={explain}
        />
      </div>
    </div>
  );
}
