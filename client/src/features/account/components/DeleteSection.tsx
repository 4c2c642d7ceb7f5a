import { useNavigate } from 'react-router';
import { Form } from '../../../forms/Form';
import { paths } from '../../../paths';
import { session } from '../../../session/session';
import { useText } from '../../../texts/useText';
import { deleteAccount } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { currentPasswordField } from '../fields';
import { Section } from './Section';

export function DeleteSection({ email }: { email: string }) {
  const text = useText();
  const navigate = useNavigate();
  const deleting = useChange(deleteAccount, async () => {
    await navigate(paths.home, { replace: true });
    session.end();
  });
  return (
    <Section title="account.delete">
      <p>{text('account.delete.what')}</p>
      <Form
        id="delete"
        account={email}
        fields={[currentPasswordField]}
        rules={[]}
        sending={deleting}
        submit="account.delete.do"
        look="danger"
        explain={explain}
      />
    </Section>
  );
}
