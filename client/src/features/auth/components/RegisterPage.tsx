import { register } from '../api/register';
import { explainCommon } from '../refusals';
import { registerRules } from '../rules';
import { CredentialsForm } from './CredentialsForm';

export function RegisterPage() {
  return (
    <CredentialsForm
      key="register"
      title="Register"
      rules={registerRules}
      asksUsername
      passwordAutoComplete="new-password"
      submit={register}
      explain={(refused) =>
        refused.status === 400 && refused.errors.length === 0 ? 'That user already exists.' : explainCommon(refused)
      }
    />
  );
}
