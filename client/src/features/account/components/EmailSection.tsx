import type { components } from '#api';
import { useOptions } from '../../../api/useOptions';
import { emailField } from '../../../forms/fields';
import { Form } from '../../../forms/Form';
import { emailRules } from '../../../forms/rules';
import { useText } from '../../../texts/useText';
import { changeEmail } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { currentPasswordField } from '../fields';
import { ConfirmationNote } from './ConfirmationNote';
import { Section } from './Section';

export function EmailSection({ account }: { account: components['schemas']['Account'] }) {
  const text = useText();
  const { data: options } = useOptions();
  return (
    <Section title="account.email">
      <p className="now">
        <bdi>{account.email}</bdi>
      </p>
      {account.pending_email !== null && (
        <p>
          {text('account.email.pending')} <bdi>{account.pending_email}</bdi>
        </p>
      )}
      {options && options.email_verification !== 'off' && <ConfirmationNote isConfirmed={account.email_verified} />}
      <Form
        id="email"
        fields={[{ ...emailField, label: 'account.newEmail' }, currentPasswordField]}
        rules={emailRules}
        sending={useChange(changeEmail)}
        submit="account.email.change"
        explain={explain}
      />
    </Section>
  );
}
