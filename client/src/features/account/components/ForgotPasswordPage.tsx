import { useMutation } from '@tanstack/react-query';
import { useTitle } from '../../../components/useTitle';
import { emailField } from '../../../forms/fields';
import { Form } from '../../../forms/Form';
import { emailRules } from '../../../forms/rules';
import { useText } from '../../../texts/useText';
import { askForReset } from '../api/changes';
import { explain } from '../../../api/explain';

/** Says the same whether there is such an account or not. */
export function ForgotPasswordPage() {
  const text = useText();
  useTitle('forgot.title');
  const asking = useMutation({ mutationFn: askForReset });
  return (
    <div className="card form-card">
      <h1>{text('forgot.title')}</h1>
      {asking.isSuccess ? (
        <p role="status">{text('forgot.sent')}</p>
      ) : (
        <Form fields={[emailField]} rules={emailRules} sending={asking} submit="forgot.do" explain={explain} />
      )}
    </div>
  );
}
