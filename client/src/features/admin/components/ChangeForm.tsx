import type { UserDetails } from '../../../api/api';
import { emailField, usernameField } from '../../../forms/fields';
import { emailRules, usernameRules } from '../../../forms/rules';
import { useText } from '../../../texts/useText';
import { changeUser } from '../api/actions';
import { ownPassword, PersonForm } from './PersonForm';

export type Change = 'username' | 'email';

interface ChangeFormProps {
  change: Change;
  person: UserDetails;
  cancel: () => void;
  done: () => void;
}

/** Another username or email for somebody. Whoever has the email has the account, so it asks for the admin's password. */
export function ChangeForm({ change, person, cancel, done }: ChangeFormProps) {
  const text = useText();
  const { id, username } = person;
  const shared = {
    id: `user-${id}`,
    title: text(`admin.${change}.title`, { username }),
    what: text(`admin.${change}.what`),
    submit: `admin.${change}` as const,
    cancel,
  };

  async function send(body: { username: string } | { email: string; password: string }): Promise<string> {
    await changeUser(id, body);
    done();
    return text(`admin.${change}.done`, { username });
  }

  // Of somebody else, so no password manager should fill them in.
  return change === 'username' ? (
    <PersonForm {...shared} fields={[{ ...usernameField, autoComplete: 'off' }]} rules={usernameRules} send={send} />
  ) : (
    <PersonForm
      {...shared}
      fields={[{ ...emailField, autoComplete: 'off' }, ownPassword]}
      rules={emailRules}
      send={send}
    />
  );
}
