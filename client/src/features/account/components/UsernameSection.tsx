import { usernameField } from '../../../forms/fields';
import { Form } from '../../../forms/Form';
import { usernameRules } from '../../../forms/rules';
import { changeUsername } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { Section } from './Section';

export function UsernameSection({ username }: { username: string }) {
  return (
    <Section title="account.username">
      <p className="now">
        <bdi>{username}</bdi>
      </p>
      <Form
        id="username"
        fields={[{ ...usernameField, label: 'account.newUsername' }]}
        rules={usernameRules}
        sending={useChange(changeUsername)}
        submit="account.username.change"
        explain={explain}
      />
    </Section>
  );
}
