import { Form } from '../../../forms/Form';
import { passwordRules } from '../../../forms/rules';
import { useLanguage, useText } from '../../../texts/useText';
import { changePassword } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { currentPasswordField, newPasswordField } from '../fields';
import { Section } from './Section';

interface PasswordSectionProps {
  email: string;
  changedAt: string | null;
}

export function PasswordSection({ email, changedAt }: PasswordSectionProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <Section title="account.password">
      {changedAt !== null && (
        <p className="form-text">
          {text('account.password.changed', {
            date: new Date(changedAt).toLocaleDateString(language, { dateStyle: 'long' }),
          })}
        </p>
      )}
      <p>{text('account.password.ends')}</p>
      <Form
        id="password"
        account={email}
        fields={[currentPasswordField, newPasswordField]}
        rules={passwordRules('new_password')}
        sending={useChange(changePassword)}
        submit="account.password.change"
        explain={explain}
      />
    </Section>
  );
}
